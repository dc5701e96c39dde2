package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.kernel.NetlinkAttributes;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.RouteLookup;

/**
 * The kernel's response to a route request: {@code struct rtmsg}, which is ignored here, then
 * attributes: the interface of a single next hop, or a list of several next hops, and the source
 * address of datagrams:
 *
 * <pre>
 * length, 16 bits | flags, 8 | hops, 8 | interface index, 32 | attributes
 * </pre>
 */
final class RouteReply {

  private static final int LENGTH = 12;
  private static final int INTERFACE = 4;
  private static final int PREFERRED_SOURCE = 7;
  private static final int NEXT_HOPS = 9;
  private static final int NEXT_HOP_LENGTH = 8;

  private RouteReply() {}

  /** The event of the message. */
  static NetlinkEvent read(int sequence, ByteBuffer body) {
    return Optional.of(body)
        .filter(message -> message.limit() >= LENGTH)
        .flatMap(message -> NetlinkAttributes.read(message, LENGTH))
        .flatMap(RouteReply::route)
        .<NetlinkEvent>map(route -> new NetlinkEvent.RouteFound(sequence, route))
        .orElseGet(NetlinkEvent.ResyncNeeded::new);
  }

  private static Optional<RouteLookup.ResolvedRoute> route(NetlinkAttributes attributes) {
    Optional<Ipv6Address> source =
        attributes
            .octets(PREFERRED_SOURCE)
            .filter(octets -> octets.length == Ipv6Address.LENGTH)
            .map(Ipv6Address::of);
    return interfaces(attributes)
        .map(interfaces -> new RouteLookup.ResolvedRoute(interfaces, source));
  }

  private static Optional<InterfaceSet> interfaces(NetlinkAttributes attributes) {
    Optional<ByteBuffer> nextHops = attributes.data(NEXT_HOPS);
    return nextHops.isPresent()
        ? interfaces(nextHops.get())
        : Optional.of(InterfaceSet.of(attributes.number(INTERFACE).stream().toList()));
  }

  private static Optional<InterfaceSet> interfaces(ByteBuffer nextHops) {
    List<Integer> indexes = new ArrayList<>();
    int position = 0;
    while (position < nextHops.limit()) {
      int left = nextHops.limit() - position;
      int length = left < NEXT_HOP_LENGTH ? 0 : nextHops.getShort(position) & 0xffff;
      if (length < NEXT_HOP_LENGTH || length > left) {
        return Optional.empty();
      }
      indexes.add(nextHops.getInt(position + Integer.BYTES));
      position += NetlinkAttributes.padded(length);
    }
    return Optional.of(InterfaceSet.of(indexes));
  }
}
