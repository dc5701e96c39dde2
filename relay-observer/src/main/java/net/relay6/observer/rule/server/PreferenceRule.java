package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.PREFERENCE_EQUAL;
import static net.relay6.observer.finding.FindingCode.PREFERENCE_MISMATCH;
import static net.relay6.observer.finding.FindingCode.PREFERENCE_MISSING;

import java.util.List;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.symptom.Symptom;
import net.relay6.wire.MessageType;

/**
 * Compares the preference in ADVERTISEs with the declared one and with the other servers' (OBS-03).
 */
public final class PreferenceRule implements Rule {

  private final World world;
  private final Symptom missing;
  private final Symptom mismatch;
  private final Symptom equal;

  public PreferenceRule(World world) {
    this.world = world;
    missing = new Symptom(world.findings(), PREFERENCE_MISSING, 1);
    mismatch = new Symptom(world.findings(), PREFERENCE_MISMATCH, 1);
    equal = new Symptom(world.findings(), PREFERENCE_EQUAL, 1);
  }

  @Override
  public void answered(Rule.Answer answer) {
    if (answer.facts().is(MessageType.ADVERTISE)) {
      world
          .intent()
          .on(answer.link())
          .preference(answer.server().name())
          .ifPresent(declared -> compare(answer, declared));
    }
  }

  private void compare(Rule.Answer answer, int declared) {
    int seen = answer.facts().preference();
    if (seen < 0 && declared > 0) {
      tell(missing, answer, "no preference, where %d is declared".formatted(declared));
      return;
    }
    if (!isAskedFor(answer)) {
      missing.absent(() -> subject(answer), answer.clientKey(), answer.atNanos());
    }
    if (seen >= 0 && seen != declared) {
      tell(mismatch, answer, "preference %d, declared is %d".formatted(seen, declared));
    } else {
      mismatch.absent(() -> subject(answer), answer.clientKey(), answer.atNanos());
    }
  }

  /** Some servers send the option only to clients that request it. */
  private static boolean isAskedFor(Rule.Answer answer) {
    return answer.exchange().isPresent() && answer.exchange().get().requestsPreference();
  }

  private void tell(Symptom symptom, Rule.Answer answer, String text) {
    symptom.seen(
        subject(answer),
        answer.clientKey(),
        answer.atNanos(),
        () -> world.detail("its ADVERTISE has " + text, answer));
  }

  private static Subject subject(Rule.Answer answer) {
    return Subject.of(answer.server().name(), answer.link());
  }

  @Override
  public void tick(long nowNanos) {
    missing.tick(nowNanos);
    mismatch.tick(nowNanos);
    equal.tick(nowNanos);
  }

  @Override
  public void judged(Exchange exchange, long nowNanos) {
    if (exchange.type() != MessageType.SOLICIT) {
      return;
    }
    List<Share> shares = exchange.shares();
    for (int later = 1; later < shares.size(); later++) {
      for (int earlier = 0; earlier < later && isChoice(shares.get(later)); earlier++) {
        if (isChoice(shares.get(earlier))) {
          compare(exchange, shares.get(earlier), shares.get(later), nowNanos);
        }
      }
    }
  }

  private static boolean isChoice(Share share) {
    return share.hasAnswered() && share.isUsable() && share.answerType() == MessageType.ADVERTISE;
  }

  private void compare(Exchange exchange, Share one, Share other, long nowNanos) {
    if (one.preference() != other.preference()) {
      equal.absent(() -> subject(exchange, one, other), exchange.clientKey(), nowNanos);
      return;
    }
    equal.seen(
        subject(exchange, one, other),
        exchange.clientKey(),
        nowNanos,
        () ->
            world.detail(
                "both have preference %d".formatted(one.preference()),
                "ADVERTISE of " + name(one),
                one.frame()));
  }

  private Subject subject(Exchange exchange, Share one, Share other) {
    return Subject.of(name(one), name(other), exchange.link());
  }

  private String name(Share share) {
    return world.servers().numbered(share.server()).name();
  }
}
