package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.ROUTER_ADDRESS;

import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.rule.KnownLink;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;

/**
 * Finds clients' addresses that belong to the router: its own on the link, and the subnet-router
 * anycast address (RFC 4291, section 2.6.1). A pool that begins with the prefix contains both.
 */
public final class RouterAddressRule implements Rule {

  private static final int ADDRESS_LENGTH = 128;

  private final World world;

  public RouterAddressRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Rule.Answer answer) {
    for (Facts.Association association : answer.facts().associations()) {
      for (LeaseFacts place : association.leases()) {
        if (place.isUsable() && place.prefixLength() == ADDRESS_LENGTH) {
          check(answer, place);
        }
      }
    }
  }

  private void check(Rule.Answer answer, LeaseFacts place) {
    KnownLink link = world.link(answer.link());
    if (link.addresses().contains(place.address())) {
      raise(answer, place, "an address of this router");
    } else if (link.isSubnetRouterAnycast(place.address())) {
      raise(answer, place, "the Subnet-Router anycast address");
    }
  }

  private void raise(Rule.Answer answer, LeaseFacts place, String what) {
    world
        .findings()
        .raise(
            ROUTER_ADDRESS,
            Subject.of(answer.server().name(), answer.link()).with(what),
            answer.atNanos(),
            () ->
                world.detail(
                    "its %s has %s".formatted(answer.facts().type(), world.naming().place(place)),
                    answer));
  }
}
