package net.relay6.assembly;

import net.relay6.platform.InterfaceTable;
import net.relay6.platform.NameResolver;
import net.relay6.platform.NeighbourTable;
import net.relay6.platform.RouteLookup;

/**
 * What a relay needs of the machine it runs on, apart from sockets.
 *
 * @param interfaces the interfaces
 * @param names what looks up the names of servers
 * @param routes which way datagrams go
 * @param neighbours how full the table of neighbours is
 * @param hostName what the machine is called
 */
public record Platform(
    InterfaceTable interfaces,
    NameResolver names,
    RouteLookup routes,
    NeighbourTable neighbours,
    String hostName) {}
