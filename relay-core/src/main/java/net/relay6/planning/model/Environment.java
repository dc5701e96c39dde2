package net.relay6.planning.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.RouteLookup;

/**
 * Everything a plan depends on besides the settings, at one moment.
 *
 * @param interfaces the interfaces
 * @param addressesByName the addresses of server names; none for a name that is not resolved yet
 * @param routes the route to each server's address, if the routing table chooses it
 * @param relayedElsewhere the interfaces that other processes relay, by index
 * @param relayId this relay's DUID, if there is one
 * @param hostName what this machine is called
 */
public record Environment(
    InterfaceSnapshot interfaces,
    Map<String, List<Ipv6Address>> addressesByName,
    Map<Ipv6Address, RouteLookup.ResolvedRoute> routes,
    Map<Integer, LinkClaims.Claimant> relayedElsewhere,
    Optional<Octets> relayId,
    String hostName) {

  /** Copies its maps. */
  public Environment {
    addressesByName = Map.copyOf(addressesByName);
    routes = Map.copyOf(routes);
    relayedElsewhere = Map.copyOf(relayedElsewhere);
  }

  /** An environment in which no other process relays. */
  public Environment(
      InterfaceSnapshot interfaces,
      Map<String, List<Ipv6Address>> addressesByName,
      Map<Ipv6Address, RouteLookup.ResolvedRoute> routes,
      Optional<Octets> relayId,
      String hostName) {
    this(interfaces, addressesByName, routes, Map.of(), relayId, hostName);
  }

  /** An environment of which only the interfaces are known. */
  public static Environment of(InterfaceSnapshot interfaces) {
    return new Environment(interfaces, Map.of(), Map.of(), Optional.empty(), "localhost");
  }
}
