package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;

/** IP packets; IPv4 matters only if it carries other packets. */
final class Ip {

  /** The result for packets that are not IPv6 and do not carry it. */
  static final Decapsulation NONE = Decapsulation.end(PassedOver.Reason.NOT_IPV6);

  private static final int IPV4_HEADER_LENGTH = 20;

  /** More fragments follow, or some came before: all but one bit of the 16. */
  private static final int FRAGMENT_BITS = 0x3fff;

  private Ip() {}

  /** A packet of either version. */
  static Decapsulation packet(ByteBuf octets) {
    return switch (octets.getUnsignedByte(0) >>> 4) {
      case 6 -> new Decapsulation.Ipv6(octets);
      case 4 -> version4(octets);
      default -> NONE;
    };
  }

  private static Decapsulation version4(ByteBuf octets) {
    int header = (octets.getUnsignedByte(0) & 0xf) * 4;
    if (header < IPV4_HEADER_LENGTH || octets.readableBytes() < header) {
      return NONE;
    }
    int total = Math.max(octets.getUnsignedShort(2), header);
    ByteBuf content = octets.slice(header, Math.min(total, octets.readableBytes()) - header);
    boolean fragment = (octets.getUnsignedShort(6) & FRAGMENT_BITS) != 0;
    int protocol = octets.getUnsignedByte(9);
    return fragment ? fragment(protocol) : Tunnels.behind(protocol, content).orElse(NONE);
  }

  private static Decapsulation fragment(int protocol) {
    return Tunnels.mayCarry(protocol)
        ? Decapsulation.end(PassedOver.Reason.TUNNEL, "fragments of IPv4")
        : NONE;
  }
}
