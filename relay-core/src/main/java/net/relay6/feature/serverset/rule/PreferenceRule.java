package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.PREFERENCE_EQUAL;
import static net.relay6.feature.serverset.finding.FindingCode.PREFERENCE_MISMATCH;
import static net.relay6.feature.serverset.finding.FindingCode.PREFERENCE_MISSING;

import java.util.List;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.exchange.Share;
import net.relay6.feature.serverset.finding.FindingCode;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.wire.MessageType;

/**
 * The preference in ADVERTISEs against what is declared, and against the other servers' (OBS-03).
 */
final class PreferenceRule implements Rule {

  private final World world;

  PreferenceRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Answer answer) {
    if (answer.facts().is(MessageType.ADVERTISE)) {
      world
          .intent()
          .on(answer.link())
          .preference(answer.server().name())
          .ifPresent(declared -> compare(answer, declared));
    }
  }

  private void compare(Answer answer, int declared) {
    int seen = answer.facts().preference();
    boolean missing = seen < 0 && declared > 0;
    boolean other = seen >= 0 && seen != declared;
    tell(PREFERENCE_MISSING, missing, answer, "no preference, where %d is declared", declared);
    tell(PREFERENCE_MISMATCH, other, answer, "preference " + seen + ", declared is %d", declared);
  }

  private void tell(FindingCode code, boolean holds, Answer answer, String text, int declared) {
    Subject subject = Subject.of(answer.server().name(), answer.link());
    if (holds) {
      world
          .findings()
          .raise(
              code,
              subject,
              answer.atNanos(),
              () -> world.detail("its ADVERTISE has " + text.formatted(declared), answer));
    } else {
      world.findings().clear(code, subject, answer.atNanos());
    }
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
    if (one.preference() != other.preference() && !world.findings().isAnyOpen(PREFERENCE_EQUAL)) {
      return;
    }
    String name = world.servers().numbered(one.server()).name();
    String otherName = world.servers().numbered(other.server()).name();
    Subject subject = Subject.of(name, otherName, exchange.link());
    if (one.preference() == other.preference()) {
      world
          .findings()
          .raise(
              PREFERENCE_EQUAL,
              subject,
              nowNanos,
              () ->
                  world.detail(
                      "both have preference %d".formatted(one.preference()),
                      "ADVERTISE of " + name,
                      one.frame()));
    } else {
      world.findings().clear(PREFERENCE_EQUAL, subject, nowNanos);
    }
  }
}
