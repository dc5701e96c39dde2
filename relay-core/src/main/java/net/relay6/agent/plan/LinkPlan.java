package net.relay6.agent.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.relay6.counters.LinkCounters;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.wire.MessageType;

/**
 * One client link that is up, and all that relaying on it needs.
 *
 * @param index place in {@code RelayPlan.links}; {@link #PROBE_INDEX} when it has none
 * @param name the interface's name
 * @param interfaceState how this node is attached to it now
 * @param interfaceId data of the Interface-Id option that leads answers back to it
 * @param admission what is accepted from it
 * @param frames what its packet socket is for
 * @param fanout what is sent to whom
 * @param counters its counters
 */
public record LinkPlan(
    int index,
    String name,
    InterfaceState interfaceState,
    Octets interfaceId,
    Admission admission,
    FrameUse frames,
    Fanout fanout,
    LinkCounters counters) {

  /**
   * The index of a link that is in no plan: it sends the relay's own probes and no client's
   * messages.
   */
  public static final int PROBE_INDEX = -1;

  /** The socket it needs. */
  public Socket socket() {
    return new Socket(interfaceState.interfaceIndex());
  }

  /** Whether its messages are the relay's own probes to one server. */
  public boolean isProbeLink() {
    return index == PROBE_INDEX;
  }

  /** The link-address sent to servers, except to those with a link-address of their own. */
  public Ipv6Address linkAddress() {
    return fanout.defaultPlans().getFirst().linkAddress();
  }

  /** Whether this link sends that link-address, or has a prefix that contains it. */
  public boolean isNamedBy(Ipv6Address linkAddress) {
    return interfaceState.isOnLink(linkAddress)
        || fanout.all().anyMatch(forwardPlan -> forwardPlan.linkAddress().equals(linkAddress));
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Which messages are accepted from a link.
   *
   * @param downstreamRelays the relays whose RELAY-FORW is accepted; empty: none
   * @param acceptsUnicast whether clients may send to our unicast addresses, which RFC 9915,
   *     section 16, advises against
   * @param gates the checks that may refuse a message, in order
   */
  public record Admission(
      List<Ipv6Prefix> downstreamRelays, boolean acceptsUnicast, List<Gate> gates) {

    /** Copies its lists. */
    public Admission {
      downstreamRelays = List.copyOf(downstreamRelays);
      gates = List.copyOf(gates);
    }

    /** Whether a RELAY-FORW from that address is accepted. */
    public boolean trustsRelay(Ipv6Address address) {
      for (Ipv6Prefix prefix : downstreamRelays) {
        if (prefix.contains(address)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * The state of the interface by which this node is attached to a link.
   *
   * @param interfaceIndex the kernel's number for the interface
   * @param mtu its MTU in octets
   * @param prefixes prefixes assigned to it, without link-local ones
   * @param linkLocals this node's link-local addresses on it
   * @param hardwareAddress its Ethernet address; empty if it has none
   */
  public record InterfaceState(
      int interfaceIndex,
      int mtu,
      List<Ipv6Prefix> prefixes,
      Set<Ipv6Address> linkLocals,
      Optional<LinkLayerAddress> hardwareAddress) {

    /** Copies its collections. */
    public InterfaceState {
      prefixes = List.copyOf(prefixes);
      linkLocals = Set.copyOf(linkLocals);
    }

    /** Whether that address lies in a prefix of this link. */
    public boolean isOnLink(Ipv6Address address) {
      for (Ipv6Prefix prefix : prefixes) {
        if (prefix.contains(address)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * What a link's packet socket is used for. The link has no packet socket if it is used for
   * nothing, or if the interface has no Ethernet address.
   *
   * @param learns whether servers are sent the hardware addresses of clients (RFC 6939)
   * @param receives whether clients' messages are read from their frames
   * @param sends whether responses leave as frames
   */
  public record FrameUse(boolean learns, boolean receives, boolean sends) {

    /** No packet socket. */
    public static final FrameUse NONE = new FrameUse(false, false, false);

    /** Whether the link has a packet socket. */
    public boolean isAny() {
      return learns || receives || sends;
    }
  }

  /**
   * The socket that a client link needs, as a value: two plans of a link need the same socket as
   * long as the interface index is the same, even if name, addresses and settings change.
   *
   * @param interfaceIndex the kernel's number for the interface
   */
  public record Socket(int interfaceIndex) {}

  /**
   * The RELAY-FORWs that a link's messages become.
   *
   * @param defaultPlans for every type that {@code byType} does not contain; at least one
   * @param byType for single types (RFC 7341, section 10)
   */
  public record Fanout(
      List<RelayForwardPlan> defaultPlans, Map<MessageType, List<RelayForwardPlan>> byType) {

    /** Copies its collections. */
    public Fanout {
      defaultPlans = List.copyOf(defaultPlans);
      byType = Map.copyOf(byType);
    }

    /** The plans for a message of that type. */
    public List<RelayForwardPlan> of(MessageType type) {
      return byType.getOrDefault(type, defaultPlans);
    }

    /** All plans. */
    public Stream<RelayForwardPlan> all() {
      return Stream.concat(defaultPlans.stream(), byType.values().stream().flatMap(List::stream));
    }

    /**
     * The plan for a message of that type restricted to this server; empty if the server is sent
     * none.
     */
    public Optional<Fanout> only(ServerPlan server, MessageType type) {
      return Stream.concat(of(type).stream(), all())
          .filter(forwardPlan -> forwardPlan.servers().contains(server))
          .findFirst()
          .map(forwardPlan -> new Fanout(List.of(forwardPlan.onlyTo(server)), Map.of()));
    }
  }
}
