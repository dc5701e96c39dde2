package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;

/** Ethernet frames, and the headers after an EtherType: tags, sessions, packets. */
final class Ethernet {

  static final int IPV4 = 0x0800;
  static final int IPV6 = 0x86dd;
  static final int BRIDGED = 0x6558;
  static final int MPLS = 0x8847;

  private static final int MPLS_WITH_UPSTREAM_LABEL = 0x8848;
  private static final int ARP = 0x0806;
  private static final int VLAN = 0x8100;
  private static final int SERVICE_VLAN = 0x88a8;
  private static final int PPPOE_SESSION = 0x8864;
  private static final int BACKBONE_SERVICE = 0x88e7;
  private static final int PORT_EXTENDER = 0x893f;
  private static final int MACSEC = 0x88e5;

  private static final int TYPE_OFFSET = 12;
  private static final int HEADER_LENGTH = 14;

  /** Smaller EtherTypes are lengths, with a header of IEEE 802.2 behind them. */
  private static final int TYPE_MIN = 0x600;

  /** Of IEEE 802.2, where an EtherType follows (SNAP). */
  private static final int SNAP = 0xaaaa03;

  private Ethernet() {}

  /** A frame from its destination address on. */
  static Decapsulation frame(ByteBuf octets) {
    return typed(octets, TYPE_OFFSET, HEADER_LENGTH, "");
  }

  /** Whether a frame seems to begin at {@code offset}, by its EtherType. */
  static boolean isLikely(ByteBuf octets, int offset) {
    int end = offset + HEADER_LENGTH;
    return octets.readableBytes() >= end
        && switch (octets.getUnsignedShort(offset + TYPE_OFFSET)) {
          case IPV4, IPV6, ARP, VLAN, SERVICE_VLAN, PPPOE_SESSION, MPLS -> true;
          default -> false;
        };
  }

  /** The header at {@code offset}, by the EtherType at {@code type}. */
  static Decapsulation typed(ByteBuf octets, int type, int offset, String place) {
    return Decapsulation.inner(of(octets.getUnsignedShort(type)), octets, offset, place);
  }

  /** The header that follows that EtherType. */
  static Decapsulation.Layer of(int type) {
    return switch (type) {
      case IPV4, IPV6 -> Ip::packet;
      case VLAN, SERVICE_VLAN, 0x9100, 0x9200 -> Ethernet::vlan;
      case PPPOE_SESSION -> Ppp::session;
      case MPLS, MPLS_WITH_UPSTREAM_LABEL -> Mpls::labels;
      case BACKBONE_SERVICE -> octets -> Decapsulation.inner(Ethernet::frame, octets, 4);
      case PORT_EXTENDER -> octets -> typed(octets, 6, 8, "");
      case BRIDGED -> Ethernet::frame;
      case MACSEC -> _ -> Decapsulation.end(PassedOver.Reason.ENCRYPTED, "MACsec");
      default -> type < TYPE_MIN ? Ethernet::logicalLink : _ -> Ip.NONE;
    };
  }

  /** IEEE 802.1Q: priority and number, then an EtherType. */
  private static Decapsulation vlan(ByteBuf octets) {
    return typed(octets, 2, 4, "vlan " + (octets.getUnsignedShort(0) & 0xfff));
  }

  private static Decapsulation logicalLink(ByteBuf octets) {
    return octets.getUnsignedMedium(0) == SNAP && octets.getUnsignedMedium(3) == 0
        ? typed(octets, 6, 8, "")
        : Ip.NONE;
  }
}
