package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.LIFETIMES_DIFFER;
import static net.relay6.feature.serverset.finding.FindingCode.LINK_PREFIX_MISSING;
import static net.relay6.feature.serverset.finding.FindingCode.OFFERS_DISAGREE;
import static net.relay6.feature.serverset.finding.FindingCode.OPTIONS_DIFFER;
import static net.relay6.feature.serverset.finding.FindingCode.POOLS_OVERLAP;

import java.util.function.Supplier;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.exchange.Share;
import net.relay6.feature.serverset.finding.Detail;
import net.relay6.feature.serverset.finding.FindingCode;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.ServerSetModel;

/** What two servers answered to one question, side by side (OBS-14, OBS-15, OBS-19). */
final class AgreementRule implements Rule {

  private static final int NOT_ON_LINK = 4;

  private final World world;
  private final Recurrence disagreeing = new Recurrence(2);
  private final Recurrence terms = new Recurrence(3);

  AgreementRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Answer answer) {
    if (answer.exchange().isEmpty()) {
      return;
    }
    Exchange exchange = answer.exchange().get();
    Share mine = exchange.share(answer.server().number());
    for (int number = 0; number < exchange.shares().size() && mine.answers() == 1; number++) {
      Share other = exchange.shares().get(number);
      if (other != mine && other.hasAnswered() && other.answerType() == mine.answerType()) {
        compare(answer, exchange, mine, other);
      }
    }
  }

  private void compare(Answer answer, Exchange exchange, Share mine, Share other) {
    switch (exchange.type().code()) {
      case 1 -> {
        if (mine.isUsable() && other.isUsable()) {
          compareOffers(answer, exchange, mine, other);
          compareOptions(answer, mine, other);
        }
      }
      case 4 -> compareConfirm(answer, mine, other);
      case 11 -> compareOptions(answer, mine, other);
      default -> {}
    }
  }

  private void compareOffers(Answer answer, Exchange exchange, Share mine, Share other) {
    boolean equal = mine.offersSameAs(other);
    DeclaredSet declared = world.intent().on(answer.link());
    if (equal && declared.separates(answer.server().name(), name(other))) {
      raise(
          POOLS_OVERLAP, subject(answer, other), answer, other, () -> "both offer " + place(mine));
    }
    if (declared.isModel(ServerSetModel.IDENTICAL_PREFIXES)) {
      Subject subject = subject(answer, other);
      if (equal) {
        disagreeing.forget(subject);
        clear(OFFERS_DISAGREE, subject, answer);
      } else if (isFree(answer, mine)
          && isFree(answer, other)
          && disagreeing.isReached(subject, exchange.clientKey(), answer.atNanos())) {
        raise(
            OFFERS_DISAGREE,
            subject,
            answer,
            other,
            () ->
                "%s offers %s, %s %s"
                    .formatted(answer.server().name(), place(mine), name(other), place(other)));
      }
    }
    compareTerms(answer, exchange, mine, other);
  }

  private void compareTerms(Answer answer, Exchange exchange, Share mine, Share other) {
    boolean equal = mine.offersLifetimesOf(other);
    boolean told = !terms.isEmpty() || world.findings().isAnyOpen(LIFETIMES_DIFFER);
    if ((equal && !told) || isOwn(answer, mine) || isOwn(answer, other)) {
      return;
    }
    if (equal) {
      terms.forget(subject(answer, other));
      clear(LIFETIMES_DIFFER, subject(answer, other), answer);
      return;
    }
    Subject subject = subject(answer, other);
    if (terms.isReached(subject, exchange.clientKey(), answer.atNanos())) {
      raise(
          LIFETIMES_DIFFER,
          subject,
          answer,
          other,
          () ->
              "%s offers %s; %s %s"
                  .formatted(
                      answer.server().name(), mine.lifetimes(), name(other), other.lifetimes()));
    }
  }

  /** A server may offer a client what is left of a lease that it has. */
  private boolean isOwn(Answer answer, Share share) {
    return world
        .leases()
        .isOf(answer.link(), share.offered(), answer.facts().client(), answer.atNanos());
  }

  /** A server that knows of a conflict rightly offers something else. */
  private boolean isFree(Answer answer, Share share) {
    return !world.leases().isInForce(answer.link(), share.offered(), answer.atNanos());
  }

  private void compareOptions(Answer answer, Share mine, Share other) {
    if (mine.optionsKey() == other.optionsKey()) {
      if (world.findings().isAnyOpen(OPTIONS_DIFFER)) {
        clear(OPTIONS_DIFFER, subject(answer, other), answer);
      }
    } else {
      raise(
          OPTIONS_DIFFER,
          subject(answer, other),
          answer,
          other,
          () -> OptionDifference.between(world, answer.facts(), other));
    }
  }

  /** Success from one and NotOnLink from another: the second lacks a prefix of the link. */
  private void compareConfirm(Answer answer, Share mine, Share other) {
    if (mine.status() == NOT_ON_LINK && other.status() == 0) {
      missing(answer, answer.server().name(), other);
    } else if (mine.status() == 0 && other.status() == NOT_ON_LINK) {
      missing(answer, name(other), other);
    } else if (mine.status() == 0 && other.status() == 0) {
      clear(LINK_PREFIX_MISSING, Subject.of(name(other), answer.link()), answer);
      clear(LINK_PREFIX_MISSING, Subject.of(answer.server().name(), answer.link()), answer);
    }
  }

  private void missing(Answer answer, String server, Share other) {
    raise(
        LINK_PREFIX_MISSING,
        Subject.of(server, answer.link()),
        answer,
        other,
        () -> "it answers NotOnLink to a CONFIRM that another answers with Success");
  }

  private String place(Share share) {
    return world.naming().place(share.offered());
  }

  private String name(Share share) {
    return world.servers().numbered(share.server()).name();
  }

  private Subject subject(Answer answer, Share other) {
    return Subject.of(answer.server().name(), name(other), answer.link());
  }

  private void clear(FindingCode code, Subject subject, Answer answer) {
    world.findings().clear(code, subject, answer.atNanos());
  }

  private void raise(
      FindingCode code, Subject subject, Answer answer, Share other, Supplier<String> facts) {
    Supplier<Detail> detail = () -> world.detail(facts.get(), other, answer);
    world.findings().raise(code, subject, answer.atNanos(), detail);
  }
}
