package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.LOST_DATABASE;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.symptom.Recurrence;
import net.relay6.option.StatusCode;
import net.relay6.wire.MessageType;

/**
 * Finds a server that has lost a lease that it assigned (OBS-23): it responds NoBinding to the
 * RENEW, or moves the client within its network. Moving it to another network is renumbering, which
 * is no fault.
 */
public final class DatabaseRule implements Rule {

  private final World world;
  private final Recurrence forgotten = new Recurrence(2);

  public DatabaseRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Rule.Answer answer) {
    if (answer.answers(MessageType.RENEW) && answer.share().orElseThrow().isNamed()) {
      Exchange exchange = answer.exchange().orElseThrow();
      exchange.held().ifPresent(held -> renewed(answer, exchange, held));
    }
  }

  private void renewed(Rule.Answer answer, Exchange exchange, LeaseFacts held) {
    Subject subject = Subject.of(answer.server().name());
    if (isForgotten(answer, held)
        && isGivenByIt(answer, held)
        && forgotten.isReached(subject, exchange.clientKey(), answer.atNanos())) {
      world
          .findings()
          .raise(
              LOST_DATABASE,
              subject,
              answer.atNanos(),
              () ->
                  world.detail(
                      "%s of %s is unknown to the server that gave it"
                          .formatted(
                              world.naming().place(held),
                              world.naming().client(answer.facts().client())),
                      answer));
    }
  }

  private static boolean isForgotten(Rule.Answer answer, LeaseFacts held) {
    return answer.facts().hasStatus(StatusCode.NO_BINDING)
        || (answer.facts().usable().noneMatch(held::isSameAs)
            && answer
                .facts()
                .firstUsable()
                .filter(place -> place.network().equals(held.network()))
                .isPresent());
  }

  private boolean isGivenByIt(Rule.Answer answer, LeaseFacts held) {
    return world
        .leases()
        .find(answer.link(), held, answer.atNanos())
        .filter(known -> known.isFrom(answer.server().number()))
        .filter(known -> known.client().equals(answer.facts().client()))
        .isPresent();
  }
}
