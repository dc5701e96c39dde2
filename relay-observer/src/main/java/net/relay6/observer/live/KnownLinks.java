package net.relay6.observer.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.rule.KnownLink;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;

/**
 * What the observer of the server set knows of the links that relay: this node's own addresses
 * there, and the link-address that each server is sent.
 */
final class KnownLinks {

  private KnownLinks() {}

  /** By the links' names. */
  static Map<String, KnownLink> of(RelayPlan plan, InterfaceSnapshot interfaces) {
    Map<String, KnownLink> known = new HashMap<>();
    plan.links().forEach(link -> known.put(link.name(), of(link, interfaces)));
    return known;
  }

  private static KnownLink of(LinkPlan link, InterfaceSnapshot interfaces) {
    Map<String, Ipv6Address> linkAddresses = new HashMap<>();
    link.fanout()
        .defaultPlans()
        .forEach(forwardPlan ->
            forwardPlan
                .servers()
                .forEach(server -> linkAddresses.put(server.name(), forwardPlan.linkAddress())));
    return new KnownLink(
        addresses(interfaces.named(link.name()).map(NetworkLink::addresses).orElse(List.of())),
        link.interfaceState().prefixes(),
        linkAddresses,
        true);
  }

  private static Set<Ipv6Address> addresses(List<InterfaceAddress> all) {
    return all.stream().map(InterfaceAddress::address).collect(Collectors.toUnmodifiableSet());
  }
}
