package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.LINK_UNKNOWN;
import static net.relay6.observer.finding.FindingCode.POOL_EXHAUSTED;

import java.util.Optional;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.LinkText;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.symptom.Symptom;
import net.relay6.option.StatusCode;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/**
 * Finds servers that have no address or no prefix left (OBS-16), which are separate findings, and
 * servers that never had any for a link-address: those do not know the link.
 */
public final class ExhaustionRule implements Rule {

  private final ObserverState state;
  private final LinkText link;
  private final Symptom exhausted;
  private final Symptom unknown;

  /**
   * Reads the links that servers have leases for from {@code state}; a finding needs three clients
   * within ten minutes.
   */
  public ExhaustionRule(ObserverState state) {
    this.state = state;
    link = new LinkText(state);
    exhausted = new Symptom(state.findings(), POOL_EXHAUSTED, 3);
    unknown = new Symptom(state.findings(), LINK_UNKNOWN, 3);
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    evaluate(response, false);
    evaluate(response, true);
  }

  private void evaluate(Rule.ObservedResponse response, boolean prefix) {
    Optional<Exchange> exchange = response.exchange().filter(known -> isCurrent(known, response));
    Optional<AddressOrPrefix> given = given(response, prefix);
    if (exchange.isEmpty()) {
      return;
    }
    if (given.isPresent()) {
      gave(response, exchange.get(), given.get(), prefix);
    } else if (refuses(response, prefix)) {
      refused(response, exchange.get(), prefix);
    }
  }

  /** A response to the previous link-address shows nothing about the current one. */
  private boolean isCurrent(Exchange exchange, Rule.ObservedResponse response) {
    return state
        .linkAddressChange(exchange, response.server())
        .filter(change -> change.isAfter(exchange.beganNanos()))
        .isEmpty();
  }

  private static Optional<AddressOrPrefix> given(Rule.ObservedResponse response, boolean prefix) {
    for (MessageSummary.Association association : response.summary().associations()) {
      for (AddressOrPrefix lease : association.leases()) {
        if (association.prefixes() == prefix && lease.isUsable()) {
          return Optional.of(lease);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean refuses(Rule.ObservedResponse response, boolean prefix) {
    int code = prefix ? StatusCode.NO_PREFIX_AVAILABLE : StatusCode.NO_ADDRESSES_AVAILABLE;
    for (MessageSummary.Association association : response.summary().associations()) {
      if (association.prefixes() == prefix && association.status() == code) {
        return true;
      }
    }
    return response.summary().status() == code;
  }

  private void gave(
      Rule.ObservedResponse response, Exchange exchange, AddressOrPrefix lease, boolean prefix) {
    response.statistics().markGiven(state.linkAddress(exchange, response.server()), prefix);
    // One lease proves that it knows the link.
    state.findings().clear(LINK_UNKNOWN, response.atNanos(), () -> subject(response, exchange));
    if (isNew(response, lease)) {
      exhausted.absent(() -> subject(response, prefix), response.clientKey(), response.atNanos());
    }
  }

  /**
   * Only a new lease counts, since an exhausted server still extends leases and offers a client its
   * own.
   */
  private boolean isNew(Rule.ObservedResponse response, AddressOrPrefix lease) {
    return (response.isResponseTo(MessageType.SOLICIT)
            || response.isResponseTo(MessageType.REQUEST))
        && !state
            .leases()
            .isOf(response.link(), lease, response.summary().client(), response.atNanos());
  }

  private void refused(Rule.ObservedResponse response, Exchange exchange, boolean prefix) {
    String name = response.server().name();
    if (prefix && !state.intent().on(response.link()).delegates(name)) {
      return;
    }
    if (state.knowsLink(exchange, response.server())) {
      exhausted.present(
          subject(response, prefix),
          exchange.clientKey(),
          response.atNanos(),
          () -> state.detail(text(response, exchange, prefix), response));
    } else {
      state.findings().clear(POOL_EXHAUSTED, subject(response, prefix), response.atNanos());
      unknown.present(
          subject(response, exchange),
          exchange.clientKey(),
          response.atNanos(),
          () -> state.detail(text(response, exchange, prefix), response));
    }
  }

  private String text(Rule.ObservedResponse response, Exchange exchange, boolean prefix) {
    return "it answers %s; %s%s"
        .formatted(
            prefix ? "NoPrefixAvail" : "NoAddrsAvail",
            lacks(response, exchange, prefix)
                ? "it has assigned none there since relay6 started to observe; "
                : "",
            link.of(exchange, response.server()));
  }

  /** Whether some server has given leases there, and this one none of that kind. */
  private boolean lacks(Rule.ObservedResponse response, Exchange exchange, boolean prefix) {
    return !response.statistics().hasGiven(state.linkAddress(exchange, response.server()), prefix)
        && link.ofUnknown(exchange, response.server()).isEmpty();
  }

  private static Subject subject(Rule.ObservedResponse response) {
    return Subject.of(response.server().name(), response.link());
  }

  /** The links behind a downstream relay are distinguished by its link-address. */
  private static Subject subject(Rule.ObservedResponse response, Exchange exchange) {
    return exchange
        .linkAddress()
        .map(address -> subject(response).with("link-address " + address))
        .orElseGet(() -> subject(response));
  }

  private static Subject subject(Rule.ObservedResponse response, boolean prefix) {
    return subject(response).with(prefix ? "prefixes" : "addresses");
  }

  @Override
  public void tick(long nowNanos) {
    exhausted.tick(nowNanos);
    unknown.tick(nowNanos);
  }
}
