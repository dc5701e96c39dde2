package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.ASSIGNED_ON_TWO_LINKS;
import static net.relay6.observer.finding.FindingCode.PREFIX_ON_LINK;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.rule.KnownLink;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.wire.AddressOrPrefix;

/**
 * Finds an address or prefix that clients on two links have, and a delegated prefix that overlaps a
 * prefix of a link of this router: packets can be routed to one of the two only. A client that has
 * moved to another link keeps its own addresses, which is no fault.
 */
public final class LinkOverlapRule implements Rule {

  private static final int ADDRESS_LENGTH = 128;

  private final ObserverState state;

  /** Compares leases with those in {@code state} and with its links, and raises findings there. */
  public LinkOverlapRule(ObserverState state) {
    this.state = state;
  }

  @Override
  public void leaseGranted(Rule.Grant grant) {
    Rule.ObservedResponse response = grant.response();
    Optional<Lease> other =
        state
            .leases()
            .findOnAnotherLink(
                response.link(), grant.lease(), response.summary().client(), response.atNanos());
    if (other.isPresent() && state.isCompleteSince(other.get().seenNanos())) {
      raise(grant, other.get());
    }
    if (grant.lease().prefixLength() < ADDRESS_LENGTH) {
      state.links().forEach((name, link) -> compare(grant, name, link));
    }
  }

  private void raise(Rule.Grant grant, Lease other) {
    Rule.ObservedResponse response = grant.response();
    state
        .findings()
        .raise(
            ASSIGNED_ON_TWO_LINKS,
            new Subject(
                List.of(response.server().name()), "", links(response.link(), other.link())),
            response.atNanos(),
            () -> state.detail(text(grant, other), response));
  }

  /** The same text, whichever link was first. */
  private static String links(String one, String other) {
    return one.compareTo(other) < 0 ? one + " and " + other : other + " and " + one;
  }

  private String text(Rule.Grant grant, Lease other) {
    Rule.ObservedResponse response = grant.response();
    return "%s was assigned to %s on link %s, and %s to %s on link %s by %s"
        .formatted(
            state.naming().lease(other.value()),
            state.naming().client(other.client()),
            other.link(),
            state.naming().lease(grant.lease()),
            state.naming().client(response.summary().client()),
            response.link(),
            response.server().name());
  }

  private void compare(Rule.Grant grant, String name, KnownLink link) {
    AddressOrPrefix lease = grant.lease();
    Ipv6Prefix delegated = Ipv6Prefix.containing(lease.address(), lease.prefixLength());
    for (Ipv6Prefix prefix : link.prefixes()) {
      if (delegated.overlaps(prefix)) {
        raise(grant, name, prefix);
      }
    }
  }

  private void raise(Rule.Grant grant, String link, Ipv6Prefix prefix) {
    Rule.ObservedResponse response = grant.response();
    state
        .findings()
        .raise(
            PREFIX_ON_LINK,
            Subject.of(response.server().name(), response.link()).with(prefix.toString()),
            response.atNanos(),
            () ->
                state.detail(
                    "%s was delegated to %s, and link %s has %s"
                        .formatted(
                            state.naming().lease(grant.lease()),
                            state.naming().client(response.summary().client()),
                            link,
                            prefix),
                    response));
  }
}
