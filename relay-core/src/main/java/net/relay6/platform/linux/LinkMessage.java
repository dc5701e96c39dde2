package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.relay6.kernel.NetlinkAttributes;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.platform.NetworkLink;

/**
 * A message about an interface: {@code struct ifinfomsg}, then attributes.
 *
 * <pre>
 * family, 8 bits | 8 unused | hardware type, 16 | index, 32 | flags, 32 | changed flags, 32
 * </pre>
 */
final class LinkMessage {

  private static final int LENGTH = 16;
  private static final int UP_AND_RUNNING = 0x1 | 0x40;
  private static final int ETHERNET_LENGTH = 6;
  private static final int VLAN_MAX = 4095;

  private static final int ADDRESS = 1;
  private static final int NAME = 3;
  private static final int MTU = 4;
  private static final int LINK_INFO = 18;
  private static final int INFO_KIND = 1;
  private static final int INFO_DATA = 2;
  private static final int INFO_PORT_KIND = 4;
  private static final int VLAN_ID = 1;

  private LinkMessage() {}

  /** The event of a message that an interface exists or has changed. */
  static Optional<NetlinkEvent> there(ByteBuffer body) {
    if (body.limit() < LENGTH) {
      return Optional.of(new NetlinkEvent.ResyncNeeded());
    }
    return isOfAFamily(body)
        ? Optional.empty()
        : NetlinkAttributes.read(body, LENGTH)
            .map(attributes -> link(body, attributes))
            .orElse(Optional.of(new NetlinkEvent.ResyncNeeded()));
  }

  /** The event of a message that an interface was removed. */
  static Optional<NetlinkEvent> gone(ByteBuffer body) {
    if (body.limit() < LENGTH) {
      return Optional.of(new NetlinkEvent.ResyncNeeded());
    }
    return isOfAFamily(body)
        ? Optional.empty()
        : Optional.of(new NetlinkEvent.LinkRemoved(body.getInt(4)));
  }

  /** A bridge reports with the same message type that an interface has joined or left it. */
  private static boolean isOfAFamily(ByteBuffer body) {
    return body.get(0) != 0;
  }

  /**
   * Messages about wireless interfaces omit unchanged attributes and contain nothing useful here.
   */
  private static Optional<NetlinkEvent> link(ByteBuffer body, NetlinkAttributes attributes) {
    Optional<String> name = attributes.text(NAME).filter(text -> !text.isEmpty());
    Optional<Integer> mtu = attributes.number(MTU);
    if (name.isEmpty() || mtu.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NetlinkEvent.LinkPresent(
            new NetworkLink(
                name.get(),
                body.getInt(4),
                (body.getInt(8) & UP_AND_RUNNING) == UP_AND_RUNNING,
                mtu.get(),
                hardwareAddress(body.getShort(2) & 0xffff, attributes),
                vlan(attributes),
                isPort(attributes),
                List.of())));
  }

  private static Optional<LinkLayerAddress> hardwareAddress(
      int type, NetlinkAttributes attributes) {
    return attributes
        .octets(ADDRESS)
        .filter(octets -> type == LinkLayerAddress.ETHERNET && octets.length == ETHERNET_LENGTH)
        .map(octets -> new LinkLayerAddress(LinkLayerAddress.ETHERNET, Octets.of(octets)));
  }

  /** A member of a VRF keeps its packets; with other masters they belong to the master. */
  private static boolean isPort(NetlinkAttributes attributes) {
    return attributes
        .inside(LINK_INFO)
        .flatMap(info -> info.text(INFO_PORT_KIND))
        .filter(kind -> !kind.equals("vrf"))
        .isPresent();
  }

  private static Optional<Integer> vlan(NetlinkAttributes attributes) {
    return attributes
        .inside(LINK_INFO)
        .filter(info -> info.text(INFO_KIND).filter("vlan"::equals).isPresent())
        .flatMap(info -> info.inside(INFO_DATA))
        .flatMap(data -> data.shortNumber(VLAN_ID))
        .filter(id -> id < VLAN_MAX);
  }
}
