package net.relay6.observer;

import java.util.Optional;
import java.util.Set;
import net.relay6.counters.SendFailure;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.FactsReader;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Conduct;
import net.relay6.observer.statistics.Outage;
import net.relay6.observer.statistics.Server;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageType;
import net.relay6.wire.Nesting;
import net.relay6.wire.RelayMessage;

/** Updates the tables by each observation, then notifies the rules. */
final class Bookkeeper {

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

  private final World world;
  private final Rules rules;
  private final FactsReader reader = new FactsReader();

  Bookkeeper(World world, Rules rules) {
    this.world = world;
    this.rules = rules;
  }

  void asked(Observation.Asked asked) {
    heart(asked.message())
        .filter(heart -> TRACKED.contains(heart.type()))
        .ifPresent(heart -> asked(asked, heart));
  }

  private void asked(Observation.Asked asked, ClientMessage heart) {
    Facts facts = reader.read(heart);
    long at = asked.atNanos();
    boolean names = facts.type().namesServer();
    Exchange exchange = world.exchanges().ask(asked.link(), asked.peer(), facts, at);
    exchange.noteLinkAddress(linkAddress(asked.message()));
    Optional<Server> named =
        facts.server().length() == 0
            ? Optional.empty()
            : world.servers().identified(facts.server());
    for (String name : asked.servers()) {
      Server server = world.servers().named(name);
      exchange
          .share(server.number())
          .ask(named.filter(server::equals).isPresent(), at, server.silentNanos(at));
      if (!names || named.isEmpty() || named.get() == server) {
        server.on(exchange.link()).tally(facts.type()).countCopy();
      }
    }
    if (facts.is(MessageType.REQUEST) && exchange.sends() == 1) {
      named.ifPresent(server -> server.on(exchange.link()).countWin());
    }
    Rule.Question question =
        new Rule.Question(at, exchange, facts, named, world.frames().keep(heart.octets()));
    rules.asked(question);
    endLeases(question);
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
  private void endLeases(Rule.Question question) {
    Facts facts = question.facts();
    if (facts.is(MessageType.RELEASE) || facts.is(MessageType.DECLINE)) {
      facts.leases().forEach(lease -> world.leases().end(question.link(), lease, facts.client()));
    }
  }

  void answered(Observation.Answered answered) {
    Server server = hear(answered.server(), answered.atNanos());
    heart(answered.message())
        .filter(heart -> heart.type() == MessageType.ADVERTISE || heart.type() == MessageType.REPLY)
        .ifPresent(heart -> answered(answered, server, heart));
  }

  private void answered(Observation.Answered answered, Server server, ClientMessage heart) {
    Facts facts = reader.read(heart);
    long at = answered.atNanos();
    Optional<Exchange> exchange =
        world
            .exchanges()
            .answer(answered.link(), answered.peer(), facts, at)
            .filter(known -> fits(known, facts));
    long frame = world.frames().keep(heart.octets());
    Conduct conduct = server.on(exchange.map(Exchange::link).or(answered::link).orElse(BY_ROUTE));
    long latency = NOT_WAITED;
    if (exchange.isPresent()) {
      latency = exchange.get().share(server.number()).answer(facts, at, frame);
      count(conduct, exchange.get(), facts, latency, at);
    }
    Rule.Answer answer =
        new Rule.Answer(at, conduct, facts, exchange, latency, frame, answered.lacksInterfaceId());
    rules.answered(answer);
    if (facts.is(MessageType.REPLY)) {
      enterLeases(answer);
    }
  }

  /** An ADVERTISE responds only to a SOLICIT. */
  private static boolean fits(Exchange exchange, Facts facts) {
    return facts.is(MessageType.REPLY) || exchange.type() == MessageType.SOLICIT;
  }

  private static void count(
      Conduct conduct, Exchange exchange, Facts facts, long latency, long atNanos) {
    var tally = conduct.tally(exchange.type());
    tally.countAnswer(latency, atNanos);
    if (facts.status() != 0) {
      tally.countStatus(facts.status());
    }
    for (Facts.Association association : facts.associations()) {
      if (association.status() != 0) {
        tally.countStatus(association.status());
      }
    }
    if (facts.is(MessageType.ADVERTISE)) {
      conduct.notePreference(facts.preference());
    }
  }

  private void enterLeases(Rule.Answer answer) {
    Octets client = answer.facts().client();
    if (client.length() == 0) {
      return;
    }
    for (Facts.Association association : answer.facts().associations()) {
      for (LeaseFacts place : association.leases()) {
        if (place.isUsable()) {
          grant(answer, association, place, client);
        } else {
          end(answer, place, client);
        }
      }
    }
  }

  private void grant(
      Rule.Answer answer, Facts.Association association, LeaseFacts place, Octets client) {
    answer.conduct().noteLifetimes(association, place);
    Optional<Lease> before =
        world
            .leases()
            .grant(
                answer.link(),
                place,
                client,
                association.iaid(),
                answer.server().number(),
                answer.atNanos());
    rules.granted(new Rule.Grant(answer, association, place, before));
  }

  private void end(Rule.Answer answer, LeaseFacts place, Octets client) {
    world.leases().end(answer.link(), place, client);
  }

  void discarded(Observation.Discarded discarded) {
    hear(discarded.server(), discarded.atNanos()).countDiscarded();
  }

  private Server hear(String name, long atNanos) {
    Server server = world.servers().named(name);
    server.hear(atNanos);
    rules.heard(server, atNanos);
    return server;
  }

  void judged(Exchange exchange, long nowNanos) {
    rules.judged(exchange, nowNanos);
  }

  void strayed(Observation.Stray stray) {
    heart(stray.message())
        .ifPresent(heart ->
            rules.strayed(
                new Rule.Stray(
                    stray.atNanos(),
                    stray.link(),
                    stray.source(),
                    reader.read(heart),
                    world.frames().keep(heart.octets()))));
  }

  void sendFailed(Observation.SendFailed failed) {
    Server server = world.servers().named(failed.server());
    server.countSendErrors(failed.count());
    if (failed.failure() != SendFailure.OTHER) {
      server.addSignOfSilence(1, failed.atNanos());
    }
    server
        .outage()
        .filter(Outage::isOpen)
        .ifPresent(outage -> server.note(outage.failed(failed.atNanos())));
    rules.sendFailed(server, failed);
  }

  private static Optional<ClientMessage> heart(DhcpMessage message) {
    return Nesting.heart(message);
  }
}
