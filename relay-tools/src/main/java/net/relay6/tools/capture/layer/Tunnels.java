package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.net.HeaderLengths;

/** Packets tunnelled in IP packets and UDP datagrams. */
public final class Tunnels {

  private static final int IPV4 = 4;
  private static final int UDP = 17;
  private static final int IPV6 = 41;
  private static final int GRE = 47;
  private static final int ESP = 50;
  private static final int ETHER_IP = 97;
  private static final int L2TP = 115;
  private static final int MPLS = 137;

  private Tunnels() {}

  /**
   * The packet in an IP packet; empty if there is none.
   *
   * @param protocol of {@code octets}, a number of IANA's list
   * @throws IndexOutOfBoundsException when the packet ends too early
   */
  public static Optional<Step> behind(int protocol, ByteBuf octets) {
    return switch (protocol) {
      case IPV4, IPV6 -> Optional.of(Step.behind(Ip::packet, octets, 0));
      case UDP -> inUdp(octets);
      case GRE -> Optional.of(Step.behind(Gre::packet, octets, 0));
      case ETHER_IP -> Optional.of(Step.behind(Ethernet::frame, octets, 2));
      case MPLS -> Optional.of(Step.behind(Mpls::labels, octets, 0));
      case ESP -> Optional.of(Step.end(PassedOver.Reason.ENCRYPTED, "ESP"));
      case L2TP -> Optional.of(unread("L2TP"));
      default -> Optional.empty();
    };
  }

  /** Whether packets of that protocol, which is not decoded, may carry packets. */
  static boolean mayCarry(int protocol) {
    return switch (protocol) {
      case IPV4, IPV6, GRE, ESP, ETHER_IP, L2TP, MPLS -> true;
      default -> false;
    };
  }

  /** The packet in a UDP datagram, by its destination port; empty if there is none. */
  public static Optional<Step> inUdp(ByteBuf datagram) {
    if (datagram.readableBytes() < 2 * HeaderLengths.UDP) {
      return Optional.empty();
    }
    ByteBuf octets =
        datagram.slice(HeaderLengths.UDP, datagram.readableBytes() - HeaderLengths.UDP);
    return switch (datagram.getUnsignedShort(2)) {
      case 4789, 8472 -> Overlays.vxlan(octets);
      case 6081 -> Overlays.geneve(octets);
      case 37008 -> Overlays.tzsp(octets);
      case 4754 -> Optional.of(Step.behind(Gre::packet, octets, 0));
      case 6635 -> Optional.of(Step.behind(Mpls::labels, octets, 0));
      case 1701 -> Optional.of(unread("L2TP"));
      case 2152 -> Optional.of(unread("GTP"));
      case 5247 -> Optional.of(unread("CAPWAP"));
      case 4500 -> Optional.of(Step.end(PassedOver.Reason.ENCRYPTED, "ESP"));
      default -> Optional.empty();
    };
  }

  private static Step unread(String name) {
    return Step.end(PassedOver.Reason.TUNNEL, name);
  }
}
