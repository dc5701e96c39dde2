package net.relay6.assembly;

import java.util.List;
import net.relay6.platform.InterfaceTable;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.NameResolver;
import net.relay6.platform.NeighbourTable;
import net.relay6.platform.PortTable;
import net.relay6.platform.RouteLookup;

/**
 * What a relay needs of the machine it runs on, apart from sockets.
 *
 * @param interfaces the interfaces
 * @param names what looks up the names of servers
 * @param routes which way datagrams go
 * @param neighbours how full the table of neighbours is
 * @param ports who has which port
 * @param claims which process relays which interface
 * @param hostName what the machine is called
 */
public record Platform(
    InterfaceTable interfaces,
    NameResolver names,
    RouteLookup routes,
    NeighbourTable neighbours,
    PortTable ports,
    LinkClaims claims,
    String hostName) {

  /** The same for a relay that reaches no server: it may be there beside others. */
  public Platform forRehearsal() {
    return new Platform(
        interfaces, names, routes, neighbours, _ -> List.of(), LinkClaims.none(), hostName);
  }
}
