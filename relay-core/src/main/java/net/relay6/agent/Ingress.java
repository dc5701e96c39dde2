package net.relay6.agent;

import net.relay6.net.InterfaceSet;

/**
 * Decides by the interface a datagram came in by whether it may be a server's. Whoever sits on a
 * client link can forge a server's source address (RFC 9915, section 22), but not the interface: a
 * server's messages come in by a client link only where that link is a way to it. Other interfaces
 * are not suspected, since routes may be asymmetric.
 */
final class Ingress {

  private static final Arrival UNICAST = new Arrival.Unicast();

  private final InterfaceSet clientLinks;

  /**
   * {@code clientLinks} are all interfaces that have clients, also where nothing is relayed now.
   */
  Ingress(InterfaceSet clientLinks) {
    this.clientLinks = clientLinks;
  }

  /** Whether a message of {@code server} may come in by that interface. */
  boolean admits(ServerPlan server, int interfaceIndex) {
    return server.ways().contains(interfaceIndex)
        || (interfaceIndex != 0 && !clientLinks.contains(interfaceIndex));
  }

  /**
   * The datagram as what it is proven to be: one on a server's own channel that came in where the
   * server is not may be anyone's.
   */
  InboundDatagram proven(InboundDatagram datagram) {
    return datagram.arrival() instanceof Arrival.FromServer(ServerPlan server)
            && !admits(server, datagram.ingress())
        ? new InboundDatagram(UNICAST, datagram.ingress(), datagram.source(), datagram.payload())
        : datagram;
  }
}
