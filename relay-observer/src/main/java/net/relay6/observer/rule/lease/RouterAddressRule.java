package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.ROUTER_ADDRESS;

import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.KnownLink;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;

/**
 * Finds clients' addresses that belong to the router: its own on the link, and the subnet-router
 * anycast address (RFC 4291, section 2.6.1). A pool that begins with the prefix contains both.
 */
public final class RouterAddressRule implements Rule {

  private static final int ADDRESS_LENGTH = 128;

  private final ObserverState state;

  /** Compares leases with the links' own addresses in {@code state}, and raises findings there. */
  public RouterAddressRule(ObserverState state) {
    this.state = state;
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    for (MessageSummary.Association association : response.summary().associations()) {
      for (AddressOrPrefix lease : association.leases()) {
        if (lease.isUsable() && lease.prefixLength() == ADDRESS_LENGTH) {
          check(response, lease);
        }
      }
    }
  }

  private void check(Rule.ObservedResponse response, AddressOrPrefix lease) {
    KnownLink link = state.link(response.link());
    if (link.addresses().contains(lease.address())) {
      raise(response, lease, "an address of this router");
    } else if (link.isSubnetRouterAnycast(lease.address())) {
      raise(response, lease, "the Subnet-Router anycast address");
    }
  }

  private void raise(Rule.ObservedResponse response, AddressOrPrefix lease, String what) {
    state
        .findings()
        .raise(
            ROUTER_ADDRESS,
            Subject.of(response.server().name(), response.link()).with(what),
            response.atNanos(),
            () ->
                state.detail(
                    "its %s has %s"
                        .formatted(response.summary().type(), state.naming().lease(lease)),
                    response));
  }
}
