package net.relay6.observer;

import java.util.Optional;
import java.util.Set;
import net.relay6.counters.SendFailure;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.Outage;
import net.relay6.observer.statistics.ServerLinkStatistics;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageSummaryReader;
import net.relay6.wire.MessageType;
import net.relay6.wire.Nesting;
import net.relay6.wire.RelayMessage;

/** Updates the tables by each observation, then notifies the rules. */
final class ObservationHandler {

  private static final String BY_ROUTE = "by route";
  private static final long NOT_WAITED = -1;

  /**
   * Whether the responses to this type can be recognised; they cannot for some types (RFC 7341, RFC
   * 6977).
   */
  private static final Set<MessageType> TRACKED =
      Set.of(
          MessageType.SOLICIT,
          MessageType.REQUEST,
          MessageType.CONFIRM,
          MessageType.RENEW,
          MessageType.REBIND,
          MessageType.RELEASE,
          MessageType.DECLINE,
          MessageType.INFORMATION_REQUEST);

  private final ObserverState state;
  private final Rules rules;
  private final MessageSummaryReader reader = new MessageSummaryReader();

  ObservationHandler(ObserverState state, Rules rules) {
    this.state = state;
    this.rules = rules;
  }

  void requestForwarded(Observation.RequestForwarded asked) {
    innermost(asked.message())
        .filter(innermost -> TRACKED.contains(innermost.type()))
        .ifPresent(innermost -> requestForwarded(asked, innermost));
  }

  private void requestForwarded(Observation.RequestForwarded asked, ClientMessage innermost) {
    MessageSummary summary = reader.read(innermost);
    long at = asked.atNanos();
    boolean names = summary.type().namesServer();
    Exchange exchange = state.exchanges().addRequest(asked.link(), asked.peer(), summary, at);
    exchange.setLinkAddress(linkAddress(asked.message()));
    Optional<ObservedServer> named =
        summary.server().length() == 0
            ? Optional.empty()
            : state.servers().identified(summary.server());
    for (String name : asked.servers()) {
      ObservedServer server = state.servers().named(name);
      exchange
          .responseOf(server.number())
          .countRelayForward(
              named.filter(server::equals).isPresent(), at, server.nanosSinceReceived(at));
      if (!names || named.isEmpty() || named.get() == server) {
        server.onLink(exchange.link()).typeStatistics(summary.type()).countRelayForward();
      }
    }
    if (summary.is(MessageType.REQUEST) && exchange.sends() == 1) {
      named.ifPresent(server -> server.onLink(exchange.link()).countWin());
    }
    Rule.ObservedRequest request =
        new Rule.ObservedRequest(
            at, exchange, summary, named, state.frames().keep(innermost.octets()));
    rules.requestForwarded(request);
    endLeases(request);
  }

  /** The innermost link-address that is not {@code ::}. */
  private static Ipv6Address linkAddress(DhcpMessage message) {
    Ipv6Address nearest = Ipv6Address.UNSPECIFIED;
    if (!(message instanceof RelayMessage)) {
      return nearest;
    }
    Optional<DhcpMessage> current = Optional.of(message);
    for (int level = 0; level <= Nesting.RELAYS_MAX; level++) {
      if (current.isEmpty() || !(current.get() instanceof RelayMessage relay)) {
        return nearest;
      }
      nearest = relay.linkAddress().isUnspecified() ? nearest : relay.linkAddress();
      current = Nesting.inner(relay);
    }
    return nearest;
  }

  /** A client no longer has a lease that it releases or declines, whatever the server responds. */
  private void endLeases(Rule.ObservedRequest request) {
    MessageSummary summary = request.summary();
    if (summary.is(MessageType.RELEASE) || summary.is(MessageType.DECLINE)) {
      summary
          .leases()
          .forEach(lease -> state.leases().end(request.link(), lease, summary.client()));
    }
  }

  void responseDelivered(Observation.ResponseDelivered answered) {
    ObservedServer server = messageReceived(answered.server(), answered.atNanos());
    innermost(answered.message())
        .filter(innermost ->
            innermost.type() == MessageType.ADVERTISE || innermost.type() == MessageType.REPLY)
        .ifPresent(innermost -> responseDelivered(answered, server, innermost));
  }

  private void responseDelivered(
      Observation.ResponseDelivered answered, ObservedServer server, ClientMessage innermost) {
    MessageSummary summary = reader.read(innermost);
    long at = answered.atNanos();
    Optional<Exchange> exchange =
        state
            .exchanges()
            .matchResponse(answered.link(), answered.peer(), summary, at)
            .filter(known -> fits(known, summary));
    long frame = state.frames().keep(innermost.octets());
    ServerLinkStatistics statistics =
        server.onLink(exchange.map(Exchange::link).or(answered::link).orElse(BY_ROUTE));
    long latency = NOT_WAITED;
    if (exchange.isPresent()) {
      latency = exchange.get().responseOf(server.number()).countResponse(summary, at, frame);
      count(statistics, exchange.get(), summary, latency, at);
    }
    Rule.ObservedResponse response =
        new Rule.ObservedResponse(
            at, statistics, summary, exchange, latency, frame, answered.lacksInterfaceId());
    rules.responseDelivered(response);
    if (summary.is(MessageType.REPLY)) {
      enterLeases(response);
    }
  }

  /** An ADVERTISE responds only to a SOLICIT. */
  private static boolean fits(Exchange exchange, MessageSummary summary) {
    return summary.is(MessageType.REPLY) || exchange.type() == MessageType.SOLICIT;
  }

  private static void count(
      ServerLinkStatistics statistics,
      Exchange exchange,
      MessageSummary summary,
      long latency,
      long atNanos) {
    var tally = statistics.typeStatistics(exchange.type());
    tally.countResponse(latency, atNanos);
    if (summary.status() != 0) {
      tally.countStatus(summary.status());
    }
    for (MessageSummary.Association association : summary.associations()) {
      if (association.status() != 0) {
        tally.countStatus(association.status());
      }
    }
    if (summary.is(MessageType.ADVERTISE)) {
      statistics.setPreference(summary.preference());
    }
  }

  private void enterLeases(Rule.ObservedResponse response) {
    Octets client = response.summary().client();
    if (client.length() == 0) {
      return;
    }
    for (MessageSummary.Association association : response.summary().associations()) {
      for (AddressOrPrefix place : association.leases()) {
        if (place.isUsable()) {
          grant(response, association, place, client);
        } else {
          end(response, place, client);
        }
      }
    }
  }

  private void grant(
      Rule.ObservedResponse response,
      MessageSummary.Association association,
      AddressOrPrefix place,
      Octets client) {
    response.statistics().setLifetimes(association, place);
    Optional<Lease> before =
        state
            .leases()
            .grant(
                response.link(),
                place,
                client,
                association.iaid(),
                response.server().number(),
                response.atNanos());
    rules.leaseGranted(new Rule.Grant(response, association, place, before));
  }

  private void end(Rule.ObservedResponse response, AddressOrPrefix place, Octets client) {
    state.leases().end(response.link(), place, client);
  }

  void responseDiscarded(Observation.ResponseDiscarded discarded) {
    messageReceived(discarded.server(), discarded.atNanos()).countDiscarded();
  }

  private ObservedServer messageReceived(String name, long atNanos) {
    ObservedServer server = state.servers().named(name);
    server.messageReceived(atNanos);
    rules.messageReceived(server, atNanos);
    return server;
  }

  void responseTimeElapsed(Exchange exchange, long nowNanos) {
    rules.responseTimeElapsed(exchange, nowNanos);
  }

  void strayMessage(Observation.StrayMessage stray) {
    innermost(stray.message())
        .ifPresent(innermost ->
            rules.strayMessage(
                new Rule.ObservedStray(
                    stray.atNanos(),
                    stray.link(),
                    stray.source(),
                    reader.read(innermost),
                    state.frames().keep(innermost.octets()))));
  }

  void sendFailed(Observation.SendFailed failed) {
    ObservedServer server = state.servers().named(failed.server());
    server.countSendErrors(failed.count());
    if (failed.failure() != SendFailure.OTHER) {
      server.addSilenceIndication(1, failed.atNanos());
    }
    server
        .outage()
        .filter(Outage::isOpen)
        .ifPresent(outage -> server.setOutage(outage.failed(failed.atNanos())));
    rules.sendFailed(server, failed);
  }

  private static Optional<ClientMessage> innermost(DhcpMessage message) {
    return Nesting.innermost(message);
  }
}
