package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.LINK_UNKNOWN;
import static net.relay6.feature.serverset.finding.FindingCode.POOL_EXHAUSTED;

import java.util.List;
import java.util.Optional;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.feature.serverset.seen.Association;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.feature.serverset.symptom.Symptom;
import net.relay6.option.StatusCode;
import net.relay6.wire.MessageType;

/**
 * Finds servers that have no address or no prefix left (OBS-16), which are separate findings, and
 * servers that never had any on a link on which others have: those do not know the link.
 */
final class ExhaustionRule implements Rule {

  private final World world;
  private final Symptom exhausted;
  private final Symptom unknown;

  ExhaustionRule(World world) {
    this.world = world;
    exhausted = new Symptom(world.findings(), POOL_EXHAUSTED, 3);
    unknown = new Symptom(world.findings(), LINK_UNKNOWN, 3);
  }

  @Override
  public void answered(Answer answer) {
    judge(answer, false);
    judge(answer, true);
  }

  private void judge(Answer answer, boolean prefix) {
    Optional<LeaseFacts> given = given(answer, prefix);
    if (given.isPresent()) {
      gave(answer, given.get(), prefix);
    } else if (answer.exchange().isPresent() && refuses(answer, prefix)) {
      refused(answer, answer.exchange().get(), prefix);
    }
  }

  private static Optional<LeaseFacts> given(Answer answer, boolean prefix) {
    for (Association association : answer.facts().associations()) {
      for (LeaseFacts place : association.leases()) {
        if (association.prefixes() == prefix && place.isUsable()) {
          return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean refuses(Answer answer, boolean prefix) {
    int code = prefix ? StatusCode.NO_PREFIX_AVAILABLE : StatusCode.NO_ADDRESSES_AVAILABLE;
    for (Association association : answer.facts().associations()) {
      if (association.prefixes() == prefix && association.status() == code) {
        return true;
      }
    }
    return answer.facts().status() == code;
  }

  private void gave(Answer answer, LeaseFacts place, boolean prefix) {
    answer.conduct().noteGiven(prefix);
    // One lease proves that it knows the link.
    world.findings().clear(LINK_UNKNOWN, answer.atNanos(), () -> subject(answer));
    if (isNew(answer, place)) {
      exhausted.absent(() -> subject(answer, prefix), answer.clientKey(), answer.atNanos());
    }
  }

  /**
   * Only a new lease counts, since an exhausted server still extends leases and offers a client its
   * own.
   */
  private boolean isNew(Answer answer, LeaseFacts place) {
    return (answer.answers(MessageType.SOLICIT) || answer.answers(MessageType.REQUEST))
        && !world.leases().isOf(answer.link(), place, answer.facts().client(), answer.atNanos());
  }

  private void refused(Answer answer, Exchange exchange, boolean prefix) {
    String name = answer.server().name();
    if (prefix && !world.intent().on(answer.link()).delegates(name)) {
      return;
    }
    List<String> others = world.serversThatKnow(answer.link(), answer.server());
    if (answer.conduct().knowsLink() || others.isEmpty()) {
      exhausted.seen(
          subject(answer, prefix),
          exchange.clientKey(),
          answer.atNanos(),
          () -> world.detail(text(answer, exchange, prefix), answer));
    } else {
      world.findings().clear(POOL_EXHAUSTED, subject(answer, prefix), answer.atNanos());
      unknown.seen(
          subject(answer),
          exchange.clientKey(),
          answer.atNanos(),
          () -> world.detail(text(answer, exchange, prefix), answer));
    }
  }

  private String text(Answer answer, Exchange exchange, boolean prefix) {
    String before =
        answer.conduct().hasGiven(prefix) ? "" : "; it has given none there since relay6 watches";
    return "it answers %s%s; %s"
        .formatted(
            prefix ? "NoPrefixAvail" : "NoAddrsAvail",
            before,
            world.askedLink(exchange, answer.server()));
  }

  private static Subject subject(Answer answer) {
    return Subject.of(answer.server().name(), answer.link());
  }

  private static Subject subject(Answer answer, boolean prefix) {
    return subject(answer).with(prefix ? "prefixes" : "addresses");
  }

  @Override
  public void tick(long nowNanos) {
    exhausted.tick(nowNanos);
    unknown.tick(nowNanos);
  }
}
