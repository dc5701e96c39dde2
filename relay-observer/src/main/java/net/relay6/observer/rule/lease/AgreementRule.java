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
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.symptom.Symptom;
import net.relay6.option.StatusCode;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.ServerSetModel;
import net.relay6.table.KeyedHash;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageSummaryReader;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;

/** Compares the responses of two servers to one request (OBS-14, OBS-15, OBS-19). */
public final class AgreementRule implements Rule {

  private final ObserverState state;
  private final Symptom disagreeing;
  private final Symptom lifetimes;
  private final Symptom options;
  private final Symptom lengths;

  /**
   * Findings in {@code state} need one client for options, two for offers, and three for lifetimes
   * and prefix lengths, within ten minutes.
   */
  public AgreementRule(ObserverState state) {
    this.state = state;
    disagreeing = new Symptom(state.findings(), OFFERS_DISAGREE, 2);
    lifetimes = new Symptom(state.findings(), LIFETIMES_DIFFER, 3);
    options = new Symptom(state.findings(), OPTIONS_DIFFER, 1);
    lengths = new Symptom(state.findings(), PREFIX_LENGTHS_DIFFER, 3);
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    if (response.exchange().isEmpty()) {
      return;
    }
    Exchange exchange = response.exchange().get();
    ServerResponse mine = exchange.responseOf(response.server().number());
    for (int number = 0;
        number < exchange.serverResponses().size() && mine.responses() == 1;
        number++) {
      ServerResponse other = exchange.serverResponses().get(number);
      if (other != mine && other.hasResponded() && other.responseType() == mine.responseType()) {
        compare(response, exchange, mine, other);
      }
    }
  }

  private void compare(
      Rule.ObservedResponse response,
      Exchange exchange,
      ServerResponse mine,
      ServerResponse other) {
    MessageType type = exchange.type();
    boolean offers = type == MessageType.SOLICIT && mine.isUsable() && other.isUsable();
    if (offers) {
      compareOffers(response, mine, other);
    }
    if (offers || type == MessageType.INFORMATION_REQUEST) {
      compareOptions(response, exchange, mine, other);
    }
    if (type == MessageType.CONFIRM) {
      compareConfirm(response, exchange, mine, other);
    }
  }

  private void compareOffers(
      Rule.ObservedResponse response, ServerResponse mine, ServerResponse other) {
    boolean equal = mine.offersSameLeaseAs(other);
    DeclaredSet declared = state.intent().on(response.link());
    if (equal && declared.separates(response.server().name(), name(other))) {
      raise(
          POOLS_OVERLAP,
          subject(response, other),
          response,
          other,
          () -> "both offer " + lease(mine));
    }
    if (declared.isModel(ServerSetModel.IDENTICAL_PREFIXES)
        && isFree(response, mine)
        && isFree(response, other)) {
      compareChoice(response, mine, other, equal);
    }
    compareLifetimes(response, mine, other);
    compareLengths(response, mine, other);
  }

  private void compareChoice(
      Rule.ObservedResponse response, ServerResponse mine, ServerResponse other, boolean equal) {
    evaluate(
        disagreeing,
        equal,
        response,
        other,
        response.clientKey(),
        () ->
            "%s offers %s, %s offers %s"
                .formatted(response.server().name(), lease(mine), name(other), lease(other)));
  }

  private void compareLifetimes(
      Rule.ObservedResponse response, ServerResponse mine, ServerResponse other) {
    boolean equal = mine.offersLifetimesOf(other);
    if ((equal && !lifetimes.isKnown()) || isOwn(response, mine) || isOwn(response, other)) {
      return;
    }
    evaluate(
        lifetimes,
        equal,
        response,
        other,
        response.clientKey(),
        () ->
            "%s offers %s; %s offers %s"
                .formatted(
                    response.server().name(), mine.lifetimes(), name(other), other.lifetimes()));
  }

  private void compareLengths(
      Rule.ObservedResponse response, ServerResponse mine, ServerResponse other) {
    int own = mine.delegatedLength();
    int theirs = other.delegatedLength();
    if (own > 0 && theirs > 0 && (own != theirs || lengths.isKnown())) {
      evaluate(
          lengths,
          own == theirs,
          response,
          other,
          response.clientKey(),
          () ->
              "%s offers a prefix of length %d, %s one of length %d"
                  .formatted(response.server().name(), own, name(other), theirs));
    }
  }

  /** A server may offer a client the remaining lifetime of a lease that the client has. */
  private boolean isOwn(Rule.ObservedResponse response, ServerResponse serverResponse) {
    return state
        .leases()
        .isOf(
            response.link(),
            serverResponse.offered(),
            response.summary().client(),
            response.atNanos());
  }

  /** A server that detects a conflict correctly offers another address. */
  private boolean isFree(Rule.ObservedResponse response, ServerResponse serverResponse) {
    return !state.leases().isInForce(response.link(), serverResponse.offered(), response.atNanos());
  }

  /** A client that requests no address requests other options, so those are compared separately. */
  private void compareOptions(
      Rule.ObservedResponse response,
      Exchange exchange,
      ServerResponse mine,
      ServerResponse other) {
    evaluate(
        options,
        mine.optionsKey() == other.optionsKey(),
        response,
        other,
        KeyedHash.add(response.clientKey(), exchange.type().code()),
        () -> OptionDifference.between(state, response.summary(), other));
  }

  private void evaluate(
      Symptom symptom,
      boolean equal,
      Rule.ObservedResponse response,
      ServerResponse other,
      long client,
      Supplier<String> facts) {
    if (equal) {
      symptom.absent(() -> subject(response, other), client, response.atNanos());
    } else {
      symptom.present(
          subject(response, other),
          client,
          response.atNanos(),
          () -> state.detail(facts.get(), other, response));
    }
  }

  /**
   * Success from one server and NotOnLink from another: the second one lacks a prefix of the link.
   */
  private void compareConfirm(
      Rule.ObservedResponse response,
      Exchange exchange,
      ServerResponse mine,
      ServerResponse other) {
    if (mine.status() == StatusCode.NOT_ON_LINK && other.status() == 0) {
      missing(response, lacking(response.server().name(), exchange), other);
    } else if (mine.status() == 0 && other.status() == StatusCode.NOT_ON_LINK) {
      missing(response, lacking(name(other), exchange), other);
    } else if (mine.status() == 0
        && other.status() == 0
        && state.findings().isAnyOpen(LINK_PREFIX_MISSING)) {
      clear(LINK_PREFIX_MISSING, lacking(response.server().name(), exchange), response);
      clear(LINK_PREFIX_MISSING, lacking(name(other), exchange), response);
    }
  }

  /** By prefix, since a server may know some prefixes of a link and lack others. */
  private static Subject lacking(String server, Exchange exchange) {
    return Subject.of(server, exchange.link())
        .with(exchange.requestedLease().map(held -> held.network().toString()).orElse(""));
  }

  private void missing(Rule.ObservedResponse response, Subject subject, ServerResponse other) {
    raise(
        LINK_PREFIX_MISSING,
        subject,
        response,
        other,
        () -> "it answers NotOnLink to a CONFIRM, and another server answers Success");
  }

  private String lease(ServerResponse serverResponse) {
    return state.naming().lease(serverResponse.offered());
  }

  private String name(ServerResponse serverResponse) {
    return state.servers().numbered(serverResponse.server()).name();
  }

  private Subject subject(Rule.ObservedResponse response, ServerResponse other) {
    return Subject.of(response.server().name(), name(other), response.link());
  }

  @Override
  public void tick(long nowNanos) {
    disagreeing.tick(nowNanos);
    lifetimes.tick(nowNanos);
    options.tick(nowNanos);
    lengths.tick(nowNanos);
  }

  private void clear(FindingCode code, Subject subject, Rule.ObservedResponse response) {
    state.findings().clear(code, subject, response.atNanos());
  }

  private void raise(
      FindingCode code,
      Subject subject,
      Rule.ObservedResponse response,
      ServerResponse other,
      Supplier<String> facts) {
    Supplier<Finding.Detail> detail = () -> state.detail(facts.get(), other, response);
    state.findings().raise(code, subject, response.atNanos(), detail);
  }

  /** Names the options in which two responses differ. */
  static final class OptionDifference {

    private OptionDifference() {}

    /** The names of the options that only one of the two has, or that differ in content. */
    static String between(ObserverState state, MessageSummary latest, ServerResponse earlier) {
      return earlier(state, earlier)
          .map(before -> names(latest.others(), before.others()))
          .filter(names -> !names.isEmpty())
          .map(names -> "they differ in " + names)
          .orElse("one response has an option more often than the other, or in another order");
    }

    private static Optional<MessageSummary> earlier(
        ObserverState state, ServerResponse serverResponse) {
      return state
          .frames()
          .find(serverResponse.frame())
          .filter(frame -> frame.length() >= ClientMessage.HEADER_LENGTH)
          .map(frame ->
              new MessageSummaryReader()
                  .read(new ClientMessage(Unpooled.wrappedBuffer(frame.toArray()))));
    }

    private static String names(
        List<MessageSummary.OtherOption> one, List<MessageSummary.OtherOption> other) {
      return Stream.concat(
              one.stream().filter(option -> !other.contains(option)),
              other.stream().filter(option -> !one.contains(option)))
          .map(option -> new OptionCode(option.code()).toString())
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }
}
