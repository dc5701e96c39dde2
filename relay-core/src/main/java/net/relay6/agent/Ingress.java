package net.relay6.agent;

import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.InterfaceSet;

/**
 * Decides by the ingress interface whether a datagram may be a server's. Any host on a client link
 * can forge a server's source address (RFC 9915, section 22), but not the interface: a server's
 * messages arrive by a client link only if that link leads to the server. Other interfaces are
 * accepted, since routes may be asymmetric.
 */
final class Ingress {

  private static final Arrival UNICAST = new Arrival.Unicast();

  private final InterfaceSet clientLinks;

  /**
   * {@code clientLinks} are all interfaces that have clients, including those that relay nothing
   * now.
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
   * The datagram with the arrival that its ingress interface proves: a datagram on a server's
   * channel that came in by another link than the server's is treated as unicast.
   */
  InboundDatagram proven(InboundDatagram datagram) {
    return datagram.arrival() instanceof Arrival.FromServer(ServerPlan server)
            && !admits(server, datagram.ingress())
        ? new InboundDatagram(UNICAST, datagram.ingress(), datagram.source(), datagram.payload())
        : datagram;
  }
}
