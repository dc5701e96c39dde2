package net.relay6.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.DropReason;
import net.relay6.net.Endpoint;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;

/**
 * Identifies the sender of a datagram to one of this node's unicast addresses. Clients and relays
 * are identified by the ingress interface, since a source address alone can be forged on any link.
 */
final class SourceClassifier {

  private final List<ServerPlan> servers;
  private final List<LinkPlan> links;
  private final Map<Integer, LinkPlan> byInterface = new HashMap<>();

  /** {@code former} are draining servers, whose responses may still arrive. */
  SourceClassifier(List<ServerPlan> servers, List<ServerPlan> former, List<LinkPlan> links) {
    this.servers = Stream.concat(servers.stream(), former.stream()).toList();
    this.links = List.copyOf(links);
    links.forEach(link -> byInterface.put(link.interfaceState().interfaceIndex(), link));
  }

  /**
   * The configured server at that address, or else one that may respond from it; for a link-local
   * address the zone must match too.
   */
  Optional<ServerPlan> server(Endpoint source) {
    return servers.stream()
        .filter(server -> server.isAt(source))
        .findFirst()
        .or(() -> servers.stream().filter(server -> server.mayAnswerFrom(source)).findFirst());
  }

  /** The link of that interface. */
  Optional<LinkPlan> link(int interfaceIndex) {
    return Optional.ofNullable(byInterface.get(interfaceIndex));
  }

  /** The ingress link of a datagram whose source address is that of a client on the link. */
  Optional<LinkPlan> clientLink(InboundDatagram datagram) {
    Ipv6Address source = datagram.source().address();
    return link(datagram.ingress())
        .filter(link -> source.isLinkLocal() || link.interfaceState().isOnLink(source));
  }

  /**
   * Why a RELAY-FORW is refused whose source its ingress link does not list; another link may list
   * it. A link-local source identifies a different relay on every link.
   */
  DropReason untrusted(Ipv6Address source) {
    boolean listedElsewhere =
        !source.isLinkLocal()
            && links.stream().anyMatch(link -> link.admission().trustsRelay(source));
    return listedElsewhere ? DropReason.RELAY_ON_OTHER_LINK : DropReason.UNTRUSTED_RELAY;
  }

  /**
   * Decides by the ingress interface whether a datagram may be a server's. Any host on a client
   * link can forge a server's source address (RFC 9915, section 22), but not the interface: a
   * server's messages arrive by a client link only if that link leads to the server. Other
   * interfaces are accepted, since routes may be asymmetric.
   */
  static final class Ingress {

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
      return server.ingressInterfaces().contains(interfaceIndex)
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
}
