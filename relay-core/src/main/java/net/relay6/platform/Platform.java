package net.relay6.platform;

import java.util.List;
import net.relay6.net.Ipv6Address;

/**
 * The services of the machine that a relay needs, apart from sockets.
 *
 * @param interfaces the interfaces
 * @param names the resolver of server names
 * @param routes the route look-up
 * @param neighbours the neighbour table
 * @param ports the owners of UDP ports
 * @param claims which process relays which interface
 * @param hostName the machine's name
 */
public record Platform(
    InterfaceTable interfaces,
    NameResolver names,
    RouteLookup routes,
    NeighbourTable neighbours,
    PortTable ports,
    LinkClaims claims,
    String hostName) {

  /** The platform for a relay that reaches no server and may run beside others. */
  public Platform forWarmup() {
    return new Platform(
        interfaces, names, routes, neighbours, _ -> List.of(), LinkClaims.none(), hostName);
  }

  /** Resolves host names. */
  public interface NameResolver {

    /**
     * The IPv6 addresses of a host in ascending order; empty if there are none or no resolver
     * answers. May take seconds.
     */
    List<Ipv6Address> resolve(String hostName);
  }
}
