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
  public static Optional<Decapsulation> behind(int protocol, ByteBuf octets) {
    return switch (protocol) {
      case IPV4, IPV6 -> Optional.of(Decapsulation.inner(Ip::packet, octets, 0));
      case UDP -> inUdp(octets);
      case GRE -> Optional.of(Decapsulation.inner(Gre::packet, octets, 0));
      case ETHER_IP -> Optional.of(Decapsulation.inner(Ethernet::frame, octets, 2));
      case MPLS -> Optional.of(Decapsulation.inner(Mpls::labels, octets, 0));
      case ESP -> Optional.of(Decapsulation.end(PassedOver.Reason.ENCRYPTED, "ESP"));
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
  public static Optional<Decapsulation> inUdp(ByteBuf datagram) {
    if (datagram.readableBytes() < 2 * HeaderLengths.UDP) {
      return Optional.empty();
    }
    ByteBuf octets =
        datagram.slice(HeaderLengths.UDP, datagram.readableBytes() - HeaderLengths.UDP);
    return switch (datagram.getUnsignedShort(2)) {
      case 4789, 8472 -> OverUdp.vxlan(octets);
      case 6081 -> OverUdp.geneve(octets);
      case 37008 -> OverUdp.tzsp(octets);
      case 4754 -> Optional.of(Decapsulation.inner(Gre::packet, octets, 0));
      case 6635 -> Optional.of(Decapsulation.inner(Mpls::labels, octets, 0));
      case 1701 -> Optional.of(unread("L2TP"));
      case 2152 -> Optional.of(unread("GTP"));
      case 5247 -> Optional.of(unread("CAPWAP"));
      case 4500 -> Optional.of(Decapsulation.end(PassedOver.Reason.ENCRYPTED, "ESP"));
      default -> Optional.empty();
    };
  }

  private static Decapsulation unread(String name) {
    return Decapsulation.end(PassedOver.Reason.TUNNEL, name);
  }

  /**
   * Frames in UDP datagrams. A datagram to a tunnel's port without the tunnel's header is not a
   * tunnel.
   */
  static final class OverUdp {

    private static final int HEADER_LENGTH = 8;
    private static final int VXLAN_HAS_NUMBER = 0x08;
    private static final int TZSP_VERSION = 1;
    private static final int TZSP_ETHERNET = 1;
    private static final int TZSP_PADDING = 0;
    private static final int TZSP_END = 1;

    private OverUdp() {}

    /** VXLAN (RFC 7348, section 5): flags, reserved, a number of 24 bits, reserved. */
    static Optional<Decapsulation> vxlan(ByteBuf octets) {
      boolean marked =
          (octets.getUnsignedByte(0) & VXLAN_HAS_NUMBER) != 0
              && octets.getUnsignedByte(HEADER_LENGTH - 1) == 0;
      return marked
          ? Optional.of(
              Decapsulation.inner(Ethernet::frame, octets, HEADER_LENGTH, number("vxlan", octets)))
          : Optional.empty();
    }

    /** Geneve (RFC 8926, section 3.4): version and length of options, EtherType, a number. */
    static Optional<Decapsulation> geneve(ByteBuf octets) {
      int options = (octets.getUnsignedByte(0) & 0x3f) * 4;
      return octets.getUnsignedByte(0) >>> 6 == 0
          ? Optional.of(
              Ethernet.typed(octets, 2, HEADER_LENGTH + options, number("geneve", octets)))
          : Optional.empty();
    }

    private static String number(String name, ByteBuf octets) {
      return name + " " + octets.getUnsignedMedium(4);
    }

    /**
     * TaZmen Sniffer Protocol, of routers that mirror: a header of 4 octets, then tagged fields.
     */
    static Optional<Decapsulation> tzsp(ByteBuf octets) {
      if (octets.getUnsignedByte(0) != TZSP_VERSION
          || octets.getUnsignedShort(2) != TZSP_ETHERNET) {
        return Optional.empty();
      }
      int offset = 4;
      while (octets.getUnsignedByte(offset) != TZSP_END) {
        boolean padding = octets.getUnsignedByte(offset) == TZSP_PADDING;
        offset += padding ? 1 : 2 + octets.getUnsignedByte(offset + 1);
      }
      return Optional.of(Decapsulation.inner(Ethernet::frame, octets, offset + 1));
    }
  }

  /**
   * Generic Routing Encapsulation (RFC 2784, RFC 2890), and the mirrored frames of ERSPAN in it.
   */
  static final class Gre {

    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int VERSION = 0x0007;

    private static final int ERSPAN = 0x88be;
    private static final int ERSPAN_III = 0x22eb;
    private static final int ERSPAN_II_LENGTH = 8;
    private static final int ERSPAN_III_LENGTH = 12;
    private static final int ERSPAN_PLATFORM_LENGTH = 8;
    private static final int ERSPAN_IP = 2;

    private Gre() {}

    /** From its flags on. */
    static Decapsulation packet(ByteBuf octets) {
      int flags = octets.getUnsignedShort(0);
      if ((flags & (ROUTING | VERSION)) != 0) {
        return Decapsulation.end(PassedOver.Reason.TUNNEL, (flags & VERSION) == 1 ? "PPTP" : "GRE");
      }
      int offset = 4 + field(flags, CHECKSUM) + field(flags, KEY) + field(flags, SEQUENCE);
      return switch (octets.getUnsignedShort(2)) {
        case ERSPAN ->
            Decapsulation.inner(
                (flags & SEQUENCE) == 0 ? Ethernet::frame : Gre::erspan, octets, offset);
        case ERSPAN_III -> Decapsulation.inner(Gre::erspanIii, octets, offset);
        default -> Ethernet.typed(octets, 2, offset, "");
      };
    }

    private static int field(int flags, int flag) {
      return (flags & flag) == 0 ? 0 : 4;
    }

    /** Type II (draft-foschiano-erspan, section 4.2); type I has no header, and no sequence. */
    private static Decapsulation erspan(ByteBuf octets) {
      return Decapsulation.inner(Ethernet::frame, octets, ERSPAN_II_LENGTH, session(octets));
    }

    /** Type III (section 4.3): the last bit says that 8 octets of the platform follow. */
    private static Decapsulation erspanIii(ByteBuf octets) {
      int bits = octets.getUnsignedShort(10);
      int platform = (bits & 1) == 0 ? 0 : ERSPAN_PLATFORM_LENGTH;
      Decapsulation.Layer layer =
          ((bits >>> 10) & 0x1f) == ERSPAN_IP ? Ip::packet : Ethernet::frame;
      return Decapsulation.inner(layer, octets, ERSPAN_III_LENGTH + platform, session(octets));
    }

    private static String session(ByteBuf octets) {
      return "session " + (octets.getUnsignedShort(2) & 0x3ff);
    }
  }
}
