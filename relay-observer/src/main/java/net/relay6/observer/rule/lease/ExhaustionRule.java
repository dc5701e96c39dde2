package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.LINK_UNKNOWN;
import static net.relay6.observer.finding.FindingCode.POOL_EXHAUSTED;

import java.util.Optional;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.rule.LinkText;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.symptom.Symptom;
import net.relay6.option.StatusCode;
import net.relay6.wire.MessageType;

/**
 * Finds servers that have no address or no prefix left (OBS-16), which are separate findings, and
 * servers that never had any for a link-address: those do not know the link.
 */
public final class ExhaustionRule implements Rule {

  private final World world;
  private final LinkText link;
  private final Symptom exhausted;
  private final Symptom unknown;

  public ExhaustionRule(World world) {
    this.world = world;
    link = new LinkText(world);
    exhausted = new Symptom(world.findings(), POOL_EXHAUSTED, 3);
    unknown = new Symptom(world.findings(), LINK_UNKNOWN, 3);
  }

  @Override
  public void answered(Rule.Answer answer) {
    judge(answer, false);
    judge(answer, true);
  }

  private void judge(Rule.Answer answer, boolean prefix) {
    Optional<Exchange> exchange = answer.exchange().filter(known -> isCurrent(known, answer));
    Optional<LeaseFacts> given = given(answer, prefix);
    if (exchange.isEmpty()) {
      return;
    }
    if (given.isPresent()) {
      gave(answer, exchange.get(), given.get(), prefix);
    } else if (refuses(answer, prefix)) {
      refused(answer, exchange.get(), prefix);
    }
  }

  /** A response to the previous link-address shows nothing about the current one. */
  private boolean isCurrent(Exchange exchange, Rule.Answer answer) {
    return world
        .linkAddressChange(exchange, answer.server())
        .filter(change -> change.isAfter(exchange.beganNanos()))
        .isEmpty();
  }

  private static Optional<LeaseFacts> given(Rule.Answer answer, boolean prefix) {
    for (Facts.Association association : answer.facts().associations()) {
      for (LeaseFacts place : association.leases()) {
        if (association.prefixes() == prefix && place.isUsable()) {
          return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean refuses(Rule.Answer answer, boolean prefix) {
    int code = prefix ? StatusCode.NO_PREFIX_AVAILABLE : StatusCode.NO_ADDRESSES_AVAILABLE;
    for (Facts.Association association : answer.facts().associations()) {
      if (association.prefixes() == prefix && association.status() == code) {
        return true;
      }
    }
    return answer.facts().status() == code;
  }

  private void gave(Rule.Answer answer, Exchange exchange, LeaseFacts place, boolean prefix) {
    answer.conduct().noteGiven(world.linkAddress(exchange, answer.server()), prefix);
    // One lease proves that it knows the link.
    world.findings().clear(LINK_UNKNOWN, answer.atNanos(), () -> subject(answer, exchange));
    if (isNew(answer, place)) {
      exhausted.absent(() -> subject(answer, prefix), answer.clientKey(), answer.atNanos());
    }
  }

  /**
   * Only a new lease counts, since an exhausted server still extends leases and offers a client its
   * own.
   */
  private boolean isNew(Rule.Answer answer, LeaseFacts place) {
    return (answer.answers(MessageType.SOLICIT) || answer.answers(MessageType.REQUEST))
        && !world.leases().isOf(answer.link(), place, answer.facts().client(), answer.atNanos());
  }

  private void refused(Rule.Answer answer, Exchange exchange, boolean prefix) {
    String name = answer.server().name();
    if (prefix && !world.intent().on(answer.link()).delegates(name)) {
      return;
    }
    if (world.knowsLink(exchange, answer.server())) {
      exhausted.seen(
          subject(answer, prefix),
          exchange.clientKey(),
          answer.atNanos(),
          () -> world.detail(text(answer, exchange, prefix), answer));
    } else {
      world.findings().clear(POOL_EXHAUSTED, subject(answer, prefix), answer.atNanos());
      unknown.seen(
          subject(answer, exchange),
          exchange.clientKey(),
          answer.atNanos(),
          () -> world.detail(text(answer, exchange, prefix), answer));
    }
  }

  private String text(Rule.Answer answer, Exchange exchange, boolean prefix) {
    return "it answers %s; %s%s"
        .formatted(
            prefix ? "NoPrefixAvail" : "NoAddrsAvail",
            lacks(answer, exchange, prefix) ? "it has given none there since relay6 watches; " : "",
            link.of(exchange, answer.server()));
  }

  /** Whether some server has given leases there, and this one none of that kind. */
  private boolean lacks(Rule.Answer answer, Exchange exchange, boolean prefix) {
    return !answer.conduct().hasGiven(world.linkAddress(exchange, answer.server()), prefix)
        && link.ofUnknown(exchange, answer.server()).isEmpty();
  }

  private static Subject subject(Rule.Answer answer) {
    return Subject.of(answer.server().name(), answer.link());
  }

  /** The links behind a downstream relay are distinguished by its link-address. */
  private static Subject subject(Rule.Answer answer, Exchange exchange) {
    return exchange
        .linkAddress()
        .map(address -> subject(answer).with("link-address " + address))
        .orElseGet(() -> subject(answer));
  }

  private static Subject subject(Rule.Answer answer, boolean prefix) {
    return subject(answer).with(prefix ? "prefixes" : "addresses");
  }

  @Override
  public void tick(long nowNanos) {
    exhausted.tick(nowNanos);
    unknown.tick(nowNanos);
  }
}
