package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;

/** The point-to-point protocol (RFC 1661), on its own, in HDLC, and over Ethernet (RFC 2516). */
final class Ppp {

  private static final int ADDRESS_AND_CONTROL = 0xff03;
  private static final int CISCO_UNICAST = 0x0f;
  private static final int CISCO_MULTICAST = 0x8f;
  private static final int IPV4 = 0x0021;
  private static final int IPV6 = 0x0057;
  private static final int MPLS = 0x0281;

  private Ppp() {}

  /** With the address and control field of HDLC, or without. */
  static Decapsulation framed(ByteBuf octets) {
    int address = octets.getUnsignedByte(0);
    if (address == CISCO_UNICAST || address == CISCO_MULTICAST) {
      return ciscoHdlc(octets);
    }
    boolean whole = octets.getUnsignedShort(0) == ADDRESS_AND_CONTROL;
    return Decapsulation.inner(Ppp::protocol, octets, whole ? 2 : 0);
  }

  /** Cisco's HDLC: address, control, and an EtherType. */
  static Decapsulation ciscoHdlc(ByteBuf octets) {
    return Ethernet.typed(octets, 2, 4, "");
  }

  /** From the header of PPPoE on: version, code, session, length. */
  static Decapsulation session(ByteBuf octets) {
    return Decapsulation.inner(Ppp::protocol, octets, 6, "session " + octets.getUnsignedShort(2));
  }

  /** From the protocol field on, whose first octet may be omitted if it is 0. */
  static Decapsulation protocol(ByteBuf octets) {
    boolean compressed = (octets.getUnsignedByte(0) & 1) == 1;
    int protocol = compressed ? octets.getUnsignedByte(0) : octets.getUnsignedShort(0);
    int offset = compressed ? 1 : 2;
    return switch (protocol) {
      case IPV4, IPV6 -> Decapsulation.inner(Ip::packet, octets, offset);
      case MPLS -> Decapsulation.inner(Mpls::labels, octets, offset);
      default -> Ip.NONE;
    };
  }
}
