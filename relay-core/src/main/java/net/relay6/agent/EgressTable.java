package net.relay6.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.agent.plan.Draining;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.RelayForwardPlan;
import net.relay6.counters.DropReason;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
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
  private final ByInterfaceId byInterfaceId;
  private final Map<Ipv6Address, Egress> byLinkAddress = new HashMap<>();
  private final Egress unnamed;

  /**
   * A table of {@code links} and of the {@code former} Interface-Ids that some of them had. With
   * {@code singleLinkFallback}, a RELAY-REPL that names no link goes to the only one there is.
   */
  EgressTable(
      List<LinkPlan> links, List<Draining.DrainingInterfaceId> former, boolean singleLinkFallback) {
    this.links = List.copyOf(links);
    byInterfaceId = new ByInterfaceId(links, former, UNKNOWN_INTERFACE_ID);
    for (LinkPlan link : links) {
      Egress egress = Egress.by(link);
      link.fanout()
          .all()
          .map(RelayForwardPlan::linkAddress)
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
        links.stream().filter(link -> link.interfaceState().isOnLink(linkAddress)).toList();
    return switch (onLink.size()) {
      case 0 -> UNKNOWN_LINK_ADDRESS;
      case 1 -> Egress.by(onLink.getFirst());
      default -> AMBIGUOUS_LINK_ADDRESS;
    };
  }

  /** How a response leaves this node. */
  sealed interface Egress {

    /** Out of a client link, which is always present. */
    record ByLink(Optional<LinkPlan> link) implements Egress {}

    /** By the routing table. */
    record ByRoute() implements Egress {}

    /** Not at all. */
    record Unknown(DropReason reason) implements Egress {}

    /** Out of that link. */
    static Egress by(LinkPlan link) {
      return new ByLink(Optional.of(link));
    }

    /** The one by route. */
    Egress BY_ROUTE = new ByRoute();
  }

  /**
   * Finds the link of a RELAY-REPL by its Interface-Id, which is compared in place so that a
   * look-up allocates nothing.
   */
  static final class ByInterfaceId {

    private record Entry(Octets interfaceId, Egress egress) {}

    private final List<List<Entry>> rows = new ArrayList<>();
    private final Egress unknown;

    /**
     * A table of {@code links} and of Interface-Ids that some of them had before; any other
     * Interface-Id leads to {@code unknown}.
     */
    ByInterfaceId(List<LinkPlan> links, List<Draining.DrainingInterfaceId> former, Egress unknown) {
      this.unknown = unknown;
      int size = Math.max(1, 2 * (links.size() + former.size()));
      for (int row = 0; row < size; row++) {
        rows.add(new ArrayList<>());
      }
      links.forEach(link -> add(link.interfaceId(), link));
      Map<String, LinkPlan> byName =
          links.stream().collect(Collectors.toMap(LinkPlan::name, Function.identity()));
      for (Draining.DrainingInterfaceId had : former) {
        Optional.ofNullable(byName.get(had.link())).ifPresent(link -> add(had.interfaceId(), link));
      }
    }

    private void add(Octets interfaceId, LinkPlan link) {
      rows.get(Math.floorMod(hash(interfaceId), rows.size()))
          .add(new Entry(interfaceId, Egress.by(link)));
    }

    /** The egress of a RELAY-REPL with one Interface-Id. */
    Egress find(RelayMessage reply) {
      List<Entry> row = rows.get(Math.floorMod(hash(reply), rows.size()));
      for (int index = 0; index < row.size(); index++) {
        Entry entry = row.get(index);
        if (isThatOf(reply, entry.interfaceId())) {
          return entry.egress();
        }
      }
      return unknown;
    }

    private static boolean isThatOf(RelayMessage reply, Octets id) {
      if (reply.interfaceIdLength() != id.length()) {
        return false;
      }
      for (int index = 0; index < id.length(); index++) {
        if (reply.interfaceIdOctet(index) != id.at(index)) {
          return false;
        }
      }
      return true;
    }

    private static int hash(Octets id) {
      int hash = 0;
      for (int index = 0; index < id.length(); index++) {
        hash = 31 * hash + id.at(index);
      }
      return hash;
    }

    private static int hash(RelayMessage reply) {
      int hash = 0;
      for (int index = 0; index < reply.interfaceIdLength(); index++) {
        hash = 31 * hash + reply.interfaceIdOctet(index);
      }
      return hash;
    }
  }
}
