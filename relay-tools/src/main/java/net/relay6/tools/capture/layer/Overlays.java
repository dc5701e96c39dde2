package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * Frames in UDP datagrams. A datagram to a tunnel's port without the tunnel's header is not a
 * tunnel.
 */
final class Overlays {

  private static final int HEADER_LENGTH = 8;
  private static final int VXLAN_HAS_NUMBER = 0x08;
  private static final int TZSP_VERSION = 1;
  private static final int TZSP_ETHERNET = 1;
  private static final int TZSP_PADDING = 0;
  private static final int TZSP_END = 1;

  private Overlays() {}

  /** VXLAN (RFC 7348, section 5): flags, reserved, a number of 24 bits, reserved. */
  static Optional<Step> vxlan(ByteBuf octets) {
    boolean marked =
        (octets.getUnsignedByte(0) & VXLAN_HAS_NUMBER) != 0
            && octets.getUnsignedByte(HEADER_LENGTH - 1) == 0;
    return marked
        ? Optional.of(Step.behind(Ethernet::frame, octets, HEADER_LENGTH, number("vxlan", octets)))
        : Optional.empty();
  }

  /** Geneve (RFC 8926, section 3.4): version and length of options, EtherType, a number. */
  static Optional<Step> geneve(ByteBuf octets) {
    int options = (octets.getUnsignedByte(0) & 0x3f) * 4;
    return octets.getUnsignedByte(0) >>> 6 == 0
        ? Optional.of(Ethernet.typed(octets, 2, HEADER_LENGTH + options, number("geneve", octets)))
        : Optional.empty();
  }

  private static String number(String name, ByteBuf octets) {
    return name + " " + octets.getUnsignedMedium(4);
  }

  /** TaZmen Sniffer Protocol, of routers that mirror: a header of 4 octets, then tagged fields. */
  static Optional<Step> tzsp(ByteBuf octets) {
    if (octets.getUnsignedByte(0) != TZSP_VERSION || octets.getUnsignedShort(2) != TZSP_ETHERNET) {
      return Optional.empty();
    }
    int offset = 4;
    while (octets.getUnsignedByte(offset) != TZSP_END) {
      boolean padding = octets.getUnsignedByte(offset) == TZSP_PADDING;
      offset += padding ? 1 : 2 + octets.getUnsignedByte(offset + 1);
    }
    return Optional.of(Step.behind(Ethernet::frame, octets, offset + 1));
  }
}
