package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.ANSWERED_TWICE;
import static net.relay6.observer.finding.FindingCode.ANSWER_OF_ANOTHER;
import static net.relay6.observer.finding.FindingCode.ROGUE_SERVER;
import static net.relay6.observer.finding.FindingCode.SERVER_ID_CHANGED;
import static net.relay6.observer.finding.FindingCode.SERVER_ID_CLONED;
import static net.relay6.observer.finding.FindingCode.SERVER_UNICAST;
import static net.relay6.observer.finding.FindingCode.STANDBY_ANSWERS;

import java.util.Optional;
import net.relay6.net.Octets;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.ServerIdentifierText;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Server;
import net.relay6.observer.symptom.Recurrence;
import net.relay6.observer.symptom.Symptom;
import net.relay6.wire.MessageType;

/**
 * Checks Server Identifiers, and whether the server should have responded (OBS-02, OBS-05, OBS-06).
 */
public final class IdentityRule implements Rule {

  private final World world;
  private final Recurrence twice = new Recurrence(3);
  private final Symptom cloned;

  public IdentityRule(World world) {
    this.world = world;
    cloned = new Symptom(world.findings(), SERVER_ID_CLONED, 1);
  }

  @Override
  public void tick(long nowNanos) {
    cloned.tick(nowNanos);
  }

  @Override
  public void answered(Rule.Answer answer) {
    Octets duid = answer.facts().server();
    if (duid.length() > 0) {
      identify(answer, duid);
    }
    if (answer.facts().serverUnicast()) {
      raise(SERVER_UNICAST, Subject.of(answer.server().name()), answer, "option 12 in its answer");
    }
    answer
        .exchange()
        .ifPresent(exchange -> {
          turn(answer, exchange);
          countAnswers(answer, exchange);
        });
  }

  private void identify(Rule.Answer answer, Octets duid) {
    Server server = answer.server();
    Optional<Octets> before = server.identify(duid);
    for (Server other : world.servers().all()) {
      if (other != server && !other.isSeveral() && !server.isSeveral()) {
        compare(answer, other, duid);
      }
    }
    if (server.isSeveral()) {
      world.findings().clear(SERVER_ID_CHANGED, Subject.of(server.name()), answer.atNanos());
    } else if (before.isPresent()) {
      raise(
          SERVER_ID_CHANGED,
          Subject.of(server.name()),
          answer,
          "it was %s and is %s".formatted(before.get().toHex(), duid.toHex()));
    }
  }

  private void compare(Rule.Answer answer, Server other, Octets duid) {
    long at = answer.atNanos();
    if (other.identifier().filter(duid::equals).isEmpty()) {
      cloned.absent(() -> both(answer, other), answer.clientKey(), at);
      return;
    }
    cloned.seen(
        both(answer, other),
        answer.clientKey(),
        at,
        () -> world.detail("both answer with " + duid.toHex(), answer));
  }

  private static Subject both(Rule.Answer answer, Server other) {
    return Subject.of(answer.server().name(), other.name(), "");
  }

  private void turn(Rule.Answer answer, Exchange exchange) {
    boolean names = exchange.type().namesServer();
    boolean anotherNamed = names && namesAnother(exchange, answer.server());
    if (anotherNamed && !isNamedToo(answer)) {
      raise(
          ANSWER_OF_ANOTHER,
          Subject.of(answer.server().name()),
          answer,
          "it answers a %s that names another server".formatted(exchange.type()));
    } else if (!names
        && exchange.type() != MessageType.INFORMATION_REQUEST
        && world.intent().on(answer.link()).isStandby(answer.server().name())) {
      raise(
          STANDBY_ANSWERS,
          Subject.of(answer.server().name()),
          answer,
          "it answers a " + exchange.type());
    }
  }

  private static boolean namesAnother(Exchange exchange, Server server) {
    return exchange.asked().anyMatch(share -> share.isNamed() && share.server() != server.number());
  }

  /** A clone has a finding of its own, and a group responds for all its members. */
  private boolean isNamedToo(Rule.Answer answer) {
    return answer.server().isSeveral()
        || world
            .servers()
            .identified(answer.facts().server())
            .filter(server -> server != answer.server())
            .isPresent();
  }

  /** One duplicate may come from the network; with three clients it is systematic. */
  private void countAnswers(Rule.Answer answer, Exchange exchange) {
    Share share = exchange.share(answer.server().number());
    if (share.answers() <= share.copies()
        || answer.server().isSeveral()
        || !world.isWholeSince(exchange.beganNanos())) {
      return;
    }
    Subject subject = Subject.of(answer.server().name());
    if (twice.isReached(subject, exchange.clientKey(), answer.atNanos())) {
      raise(
          ANSWERED_TWICE,
          subject,
          answer,
          "%d answers to %d copies".formatted(share.answers(), share.copies()));
    }
  }

  @Override
  public void strayed(Rule.Stray stray) {
    world
        .findings()
        .raise(
            ROGUE_SERVER,
            Subject.ofLink(stray.link()),
            stray.atNanos(),
            () ->
                world.detail(
                    "a %s from %s with Server Identifier %s"
                        .formatted(
                            stray.facts().type(),
                            stray.source(),
                            ServerIdentifierText.of(stray.facts().server())),
                    "%s on %s".formatted(stray.facts().type(), stray.link()),
                    stray.frame()));
  }

  private void raise(FindingCode code, Subject subject, Rule.Answer answer, String facts) {
    world.findings().raise(code, subject, answer.atNanos(), () -> world.detail(facts, answer));
  }
}
