package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.ALL_SERVERS_SILENT;
import static net.relay6.observer.finding.FindingCode.RENEW_UNANSWERED;
import static net.relay6.observer.finding.FindingCode.REQUEST_UNANSWERED;
import static net.relay6.observer.finding.FindingCode.SERVER_IGNORES_QUESTIONS;
import static net.relay6.observer.finding.FindingCode.SERVER_SILENT;

import java.util.LinkedHashMap;
import java.util.List;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Expectation;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Responders;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.ServerByClient;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.Outage;
import net.relay6.observer.statistics.ServerLinkStatistics;
import net.relay6.observer.statistics.UnansweredRun;
import net.relay6.wire.MessageType;

/**
 * Finds silence (OBS-05, OBS-06, OBS-17): consecutive requests that a server should have answered
 * and did not, so many that chance is excluded by the model of {@link UnansweredRun}. A server that
 * does not respond at all is one finding, for all types and links; if no server responds, that is
 * one finding too.
 */
public final class SilenceRule implements Rule {

  /** The weight of an unanswered REBIND for each server, which may not know the lease. */
  private static final double REBIND_SIGN = 0.25;

  private static final int UNANSWERED_REQUESTS_MIN = 5;

  /** The number of requests of a single client that suffices. */
  private static final int UNANSWERED_REQUESTS_OF_ONE_CLIENT_MIN = 16;

  /** The bound for links; the one used longest ago is evicted. */
  private static final int LINKS = 4096;

  private final ObserverState state;
  private final Expectation expectation;
  private final SilenceText text;

  /** Consecutive requests that no server answered, by link. */
  private final LinkedHashMap<String, UnansweredRun> unanswered =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Raises and clears findings in {@code state}, and updates the outages there.
   *
   * @param responders shows which servers share clients although that is not declared
   * @param homes the load-balancing server of each client
   */
  public SilenceRule(ObserverState state, Responders responders, ServerByClient homes) {
    this.state = state;
    expectation = new Expectation(state, responders, homes);
    text = new SilenceText(state, responders);
  }

  @Override
  public void responseTimeElapsed(Exchange exchange, long nowNanos) {
    if (!state.isCompleteSince(exchange.beganNanos())) {
      return;
    }
    for (ServerResponse serverResponse : exchange.serverResponses()) {
      if (serverResponse.wasForwarded()) {
        evaluate(exchange, serverResponse, nowNanos);
      }
    }
    if (!exchange.hasResponse()) {
      countUnansweredByAll(exchange, nowNanos);
    }
  }

  private void evaluate(Exchange exchange, ServerResponse serverResponse, long nowNanos) {
    ServerLinkStatistics statistics =
        state.servers().numbered(serverResponse.server()).onLink(exchange.link());
    double expected = expectation.of(exchange, serverResponse, statistics);
    if (expected == 0) {
      return;
    }
    if (serverResponse.hasResponded()) {
      statistics.countAnsweredRequest(exchange.type(), serverResponse.relayForwardsUntilResponse());
    } else {
      statistics.countMissedRequest(exchange, expected);
      report(exchange, statistics, nowNanos);
    }
  }

  private void report(Exchange exchange, ServerLinkStatistics statistics, long nowNanos) {
    ObservedServer server = statistics.server();
    UnansweredRun ofType = statistics.typeStatistics(exchange.type()).unansweredRun();
    if (server.isSilent()) {
      reportSilent(exchange, statistics, nowNanos);
    } else if (statistics.isSilentTo(exchange.type())
        && server.hasReceivedSince(ofType.sinceNanos())) {
      statistics.markSilentTo(exchange.type());
      state
          .findings()
          .raise(
              codeOf(exchange.type()),
              subject(server, exchange),
              nowNanos,
              () -> text.ofType(exchange, statistics));
    }
  }

  private void reportSilent(Exchange exchange, ServerLinkStatistics statistics, long nowNanos) {
    ObservedServer server = statistics.server();
    server.markSilent();
    if (server.outage().filter(Outage::isOpen).isEmpty()) {
      server.setOutage(Outage.since(server.unansweredRun().sinceNanos()));
    }
    state
        .findings()
        .raise(
            SERVER_SILENT,
            Subject.of(server.name()),
            nowNanos,
            () -> text.ofServer(exchange, statistics));
  }

  private static FindingCode codeOf(MessageType type) {
    if (type == MessageType.REQUEST) {
      return REQUEST_UNANSWERED;
    }
    return type == MessageType.RENEW ? RENEW_UNANSWERED : SERVER_IGNORES_QUESTIONS;
  }

  private static Subject subject(ObservedServer server, Exchange exchange) {
    return Subject.of(server.name(), exchange.link()).with(exchange.type().toString());
  }

  /**
   * A message that names a server, or is only for servers that know the link, does not count for
   * all.
   */
  private void countUnansweredByAll(Exchange exchange, long nowNanos) {
    if (exchange.type() == MessageType.REBIND) {
      addIndicationToAll(exchange, nowNanos);
    }
    if (exchange.type().namesServer() || exchange.type() == MessageType.CONFIRM) {
      return;
    }
    UnansweredRun run = unanswered.computeIfAbsent(exchange.link(), _ -> new UnansweredRun());
    if (unanswered.size() > LINKS) {
      unanswered.pollFirstEntry();
    }
    run.count(exchange);
    if (isConvincing(run)) {
      reportAll(exchange, run, nowNanos);
    }
  }

  private void addIndicationToAll(Exchange exchange, long nowNanos) {
    exchange
        .forwardedTo()
        .map(serverResponse -> state.servers().numbered(serverResponse.server()))
        .filter(server -> !state.intent().on(exchange.link()).isStandby(server.name()))
        .forEach(server -> {
          server.addSilenceIndication(REBIND_SIGN, exchange.beganNanos());
          if (server.isSilent()) {
            reportSilent(exchange, server.onLink(exchange.link()), nowNanos);
          }
        });
  }

  /** A single client that no server answers proves nothing while others may be answered. */
  private static boolean isConvincing(UnansweredRun run) {
    return run.requests()
        >= (run.clients() > 1 ? UNANSWERED_REQUESTS_MIN : UNANSWERED_REQUESTS_OF_ONE_CLIENT_MIN);
  }

  private void reportAll(Exchange exchange, UnansweredRun run, long nowNanos) {
    boolean everywhere =
        state.servers().all().stream()
            .noneMatch(server -> server.hasReceivedSince(run.sinceNanos()));
    Subject subject =
        everywhere ? new Subject(List.of(), "", "all links") : Subject.ofLink(exchange.link());
    state.findings().raise(ALL_SERVERS_SILENT, subject, nowNanos, () -> text.ofAll(exchange, run));
  }

  @Override
  public void messageReceived(ObservedServer server, long atNanos) {
    state.findings().clear(SERVER_SILENT, atNanos, () -> Subject.of(server.name()));
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    ObservedServer server = response.server();
    long now = response.atNanos();
    server
        .outage()
        .filter(Outage::isOpen)
        .ifPresent(outage -> server.setOutage(outage.answered(now)));
    state.findings().clear(ALL_SERVERS_SILENT, now, () -> Subject.ofLink(response.link()));
    state.findings().clear(ALL_SERVERS_SILENT, subject -> subject.link().isEmpty(), now);
    UnansweredRun ofLink = unanswered.get(response.link());
    if (ofLink != null) {
      ofLink.end();
    }
    response
        .exchange()
        .ifPresent(exchange ->
            state.findings().clear(codeOf(exchange.type()), now, () -> subject(server, exchange)));
  }
}
