package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.LIFETIMES_DIFFER;
import static net.relay6.observer.finding.FindingCode.LINK_PREFIX_MISSING;
import static net.relay6.observer.finding.FindingCode.OFFERS_DISAGREE;
import static net.relay6.observer.finding.FindingCode.OPTIONS_DIFFER;
import static net.relay6.observer.finding.FindingCode.POOLS_OVERLAP;
import static net.relay6.observer.finding.FindingCode.PREFIX_LENGTHS_DIFFER;

import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.FactsReader;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.symptom.Symptom;
import net.relay6.option.StatusCode;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.ServerSetModel;
import net.relay6.table.KeyedHash;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;

/** Compares the responses of two servers to one request (OBS-14, OBS-15, OBS-19). */
public final class AgreementRule implements Rule {

  private final World world;
  private final Symptom disagreeing;
  private final Symptom terms;
  private final Symptom options;
  private final Symptom lengths;

  public AgreementRule(World world) {
    this.world = world;
    disagreeing = new Symptom(world.findings(), OFFERS_DISAGREE, 2);
    terms = new Symptom(world.findings(), LIFETIMES_DIFFER, 3);
    options = new Symptom(world.findings(), OPTIONS_DIFFER, 1);
    lengths = new Symptom(world.findings(), PREFIX_LENGTHS_DIFFER, 3);
  }

  @Override
  public void answered(Rule.Answer answer) {
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

  private void compare(Rule.Answer answer, Exchange exchange, Share mine, Share other) {
    MessageType type = exchange.type();
    boolean offers = type == MessageType.SOLICIT && mine.isUsable() && other.isUsable();
    if (offers) {
      compareOffers(answer, mine, other);
    }
    if (offers || type == MessageType.INFORMATION_REQUEST) {
      compareOptions(answer, exchange, mine, other);
    }
    if (type == MessageType.CONFIRM) {
      compareConfirm(answer, exchange, mine, other);
    }
  }

  private void compareOffers(Rule.Answer answer, Share mine, Share other) {
    boolean equal = mine.offersSameAs(other);
    DeclaredSet declared = world.intent().on(answer.link());
    if (equal && declared.separates(answer.server().name(), name(other))) {
      raise(
          POOLS_OVERLAP, subject(answer, other), answer, other, () -> "both offer " + place(mine));
    }
    if (declared.isModel(ServerSetModel.IDENTICAL_PREFIXES)
        && isFree(answer, mine)
        && isFree(answer, other)) {
      compareChoice(answer, mine, other, equal);
    }
    compareTerms(answer, mine, other);
    compareLengths(answer, mine, other);
  }

  private void compareChoice(Rule.Answer answer, Share mine, Share other, boolean equal) {
    judge(
        disagreeing,
        equal,
        answer,
        other,
        answer.clientKey(),
        () ->
            "%s offers %s, %s %s"
                .formatted(answer.server().name(), place(mine), name(other), place(other)));
  }

  private void compareTerms(Rule.Answer answer, Share mine, Share other) {
    boolean equal = mine.offersLifetimesOf(other);
    if ((equal && !terms.isKnown()) || isOwn(answer, mine) || isOwn(answer, other)) {
      return;
    }
    judge(
        terms,
        equal,
        answer,
        other,
        answer.clientKey(),
        () ->
            "%s offers %s; %s %s"
                .formatted(
                    answer.server().name(), mine.lifetimes(), name(other), other.lifetimes()));
  }

  private void compareLengths(Rule.Answer answer, Share mine, Share other) {
    int own = mine.delegatedLength();
    int theirs = other.delegatedLength();
    if (own > 0 && theirs > 0 && (own != theirs || lengths.isKnown())) {
      judge(
          lengths,
          own == theirs,
          answer,
          other,
          answer.clientKey(),
          () ->
              "%s offers a prefix of %d bits, %s one of %d"
                  .formatted(answer.server().name(), own, name(other), theirs));
    }
  }

  /** A server may offer a client the remaining lifetime of a lease that the client has. */
  private boolean isOwn(Rule.Answer answer, Share share) {
    return world
        .leases()
        .isOf(answer.link(), share.offered(), answer.facts().client(), answer.atNanos());
  }

  /** A server that detects a conflict correctly offers another address. */
  private boolean isFree(Rule.Answer answer, Share share) {
    return !world.leases().isInForce(answer.link(), share.offered(), answer.atNanos());
  }

  /** A client that requests no address requests other options, so those are compared separately. */
  private void compareOptions(Rule.Answer answer, Exchange exchange, Share mine, Share other) {
    judge(
        options,
        mine.optionsKey() == other.optionsKey(),
        answer,
        other,
        KeyedHash.add(answer.clientKey(), exchange.type().code()),
        () -> OptionDifference.between(world, answer.facts(), other));
  }

  private void judge(
      Symptom symptom,
      boolean equal,
      Rule.Answer answer,
      Share other,
      long client,
      Supplier<String> facts) {
    if (equal) {
      symptom.absent(() -> subject(answer, other), client, answer.atNanos());
    } else {
      symptom.seen(
          subject(answer, other),
          client,
          answer.atNanos(),
          () -> world.detail(facts.get(), other, answer));
    }
  }

  /**
   * Success from one server and NotOnLink from another: the second one lacks a prefix of the link.
   */
  private void compareConfirm(Rule.Answer answer, Exchange exchange, Share mine, Share other) {
    if (mine.status() == StatusCode.NOT_ON_LINK && other.status() == 0) {
      missing(answer, lacking(answer.server().name(), exchange), other);
    } else if (mine.status() == 0 && other.status() == StatusCode.NOT_ON_LINK) {
      missing(answer, lacking(name(other), exchange), other);
    } else if (mine.status() == 0
        && other.status() == 0
        && world.findings().isAnyOpen(LINK_PREFIX_MISSING)) {
      clear(LINK_PREFIX_MISSING, lacking(answer.server().name(), exchange), answer);
      clear(LINK_PREFIX_MISSING, lacking(name(other), exchange), answer);
    }
  }

  /** By prefix, since a server may know some prefixes of a link and lack others. */
  private static Subject lacking(String server, Exchange exchange) {
    return Subject.of(server, exchange.link())
        .with(exchange.held().map(held -> held.network().toString()).orElse(""));
  }

  private void missing(Rule.Answer answer, Subject subject, Share other) {
    raise(
        LINK_PREFIX_MISSING,
        subject,
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

  private Subject subject(Rule.Answer answer, Share other) {
    return Subject.of(answer.server().name(), name(other), answer.link());
  }

  @Override
  public void tick(long nowNanos) {
    disagreeing.tick(nowNanos);
    terms.tick(nowNanos);
    options.tick(nowNanos);
    lengths.tick(nowNanos);
  }

  private void clear(FindingCode code, Subject subject, Rule.Answer answer) {
    world.findings().clear(code, subject, answer.atNanos());
  }

  private void raise(
      FindingCode code, Subject subject, Rule.Answer answer, Share other, Supplier<String> facts) {
    Supplier<Finding.Detail> detail = () -> world.detail(facts.get(), other, answer);
    world.findings().raise(code, subject, answer.atNanos(), detail);
  }

  /** Names the options in which two responses differ. */
  static final class OptionDifference {

    private OptionDifference() {}

    /** The names of the options that only one of the two has, or that differ in content. */
    static String between(World world, Facts latest, Share earlier) {
      return earlier(world, earlier)
          .map(before -> names(latest.others(), before.others()))
          .filter(names -> !names.isEmpty())
          .map(names -> "they differ in " + names)
          .orElse("one has an option more often than the other, or in another order");
    }

    private static Optional<Facts> earlier(World world, Share share) {
      return world
          .frames()
          .find(share.frame())
          .filter(frame -> frame.length() >= ClientMessage.HEADER_LENGTH)
          .map(frame ->
              new FactsReader().read(new ClientMessage(Unpooled.wrappedBuffer(frame.toArray()))));
    }

    private static String names(List<Facts.OtherOption> one, List<Facts.OtherOption> other) {
      return Stream.concat(
              one.stream().filter(option -> !other.contains(option)),
              other.stream().filter(option -> !one.contains(option)))
          .map(option -> new OptionCode(option.code()).toString())
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }
}
