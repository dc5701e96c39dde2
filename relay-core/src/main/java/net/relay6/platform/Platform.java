package net.relay6.platform;

import java.util.List;

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
  public Platform forRehearsal() {
    return new Platform(
        interfaces, names, routes, neighbours, _ -> List.of(), LinkClaims.none(), hostName);
  }
}
