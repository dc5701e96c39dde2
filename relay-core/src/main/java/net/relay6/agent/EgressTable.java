package net.relay6.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.relay6.agent.plan.CopyPlan;
import net.relay6.agent.plan.Former;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.DropReason;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.RelayMessage;

/**
 * Finds the link of a RELAY-REPL (RFC 9915, section 19.2): by Interface-Id if there is one,
 * otherwise by link-address. It never guesses: an Interface-Id that this relay has not issued has
 * no link.
 */
final class EgressTable {

  private static final Egress UNKNOWN_INTERFACE_ID =
      new Egress.Unknown(DropReason.UNKNOWN_INTERFACE_ID);
  private static final Egress SEVERAL_INTERFACE_IDS =
      new Egress.Unknown(DropReason.SEVERAL_INTERFACE_IDS);
  private static final Egress UNKNOWN_LINK_ADDRESS =
      new Egress.Unknown(DropReason.UNKNOWN_LINK_ADDRESS);
  private static final Egress AMBIGUOUS_LINK_ADDRESS =
      new Egress.Unknown(DropReason.AMBIGUOUS_LINK_ADDRESS);
  private static final Egress NO_EGRESS = new Egress.Unknown(DropReason.NO_EGRESS);

  private final List<LinkPlan> links;
  private final InterfaceIdTable byInterfaceId;
  private final Map<Ipv6Address, Egress> byLinkAddress = new HashMap<>();
  private final Egress unnamed;

  /**
   * A table of {@code links} and of the {@code former} Interface-Ids that some of them had. With
   * {@code singleLinkFallback}, a RELAY-REPL that names no link goes to the only one there is.
   */
  EgressTable(List<LinkPlan> links, List<Former.InterfaceIdOf> former, boolean singleLinkFallback) {
    this.links = List.copyOf(links);
    byInterfaceId = new InterfaceIdTable(links, former, UNKNOWN_INTERFACE_ID);
    for (LinkPlan link : links) {
      Egress egress = Egress.by(link);
      link.fanout()
          .all()
          .map(CopyPlan::linkAddress)
          .distinct()
          .forEach(
              address -> byLinkAddress.merge(address, egress, (_, _) -> AMBIGUOUS_LINK_ADDRESS));
    }
    unnamed = singleLinkFallback && links.size() == 1 ? Egress.by(links.getFirst()) : NO_EGRESS;
  }

  Egress find(RelayMessage reply) {
    return switch (reply.interfaceIdCount()) {
      case 0 -> findByLinkAddress(reply);
      case 1 -> byInterfaceId.find(reply);
      default -> SEVERAL_INTERFACE_IDS;
    };
  }

  private Egress findByLinkAddress(RelayMessage reply) {
    Ipv6Address linkAddress = reply.linkAddress();
    if (linkAddress.isUnspecified()) {
      return reply.peerAddress().isGlobalUnicast() ? Egress.BY_ROUTE : unnamed;
    }
    Egress egress = byLinkAddress.get(linkAddress);
    return egress == null ? findByPrefix(linkAddress) : egress;
  }

  private Egress findByPrefix(Ipv6Address linkAddress) {
    List<LinkPlan> onLink =
        links.stream().filter(link -> link.attachment().isOnLink(linkAddress)).toList();
    return switch (onLink.size()) {
      case 0 -> UNKNOWN_LINK_ADDRESS;
      case 1 -> Egress.by(onLink.getFirst());
      default -> AMBIGUOUS_LINK_ADDRESS;
    };
  }
}
