package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;

/** Generic Routing Encapsulation (RFC 2784, RFC 2890), and the mirrored frames of ERSPAN in it. */
final class Gre {

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
  static Step packet(ByteBuf octets) {
    int flags = octets.getUnsignedShort(0);
    if ((flags & (ROUTING | VERSION)) != 0) {
      return Step.end(PassedOver.Reason.TUNNEL, (flags & VERSION) == 1 ? "PPTP" : "GRE");
    }
    int offset = 4 + field(flags, CHECKSUM) + field(flags, KEY) + field(flags, SEQUENCE);
    return switch (octets.getUnsignedShort(2)) {
      case ERSPAN ->
          Step.behind((flags & SEQUENCE) == 0 ? Ethernet::frame : Gre::erspan, octets, offset);
      case ERSPAN_III -> Step.behind(Gre::erspanIii, octets, offset);
      default -> Ethernet.typed(octets, 2, offset, "");
    };
  }

  private static int field(int flags, int flag) {
    return (flags & flag) == 0 ? 0 : 4;
  }

  /** Type II (draft-foschiano-erspan, section 4.2); type I has no header, and no sequence. */
  private static Step erspan(ByteBuf octets) {
    return Step.behind(Ethernet::frame, octets, ERSPAN_II_LENGTH, session(octets));
  }

  /** Type III (section 4.3): the last bit says that 8 octets of the platform follow. */
  private static Step erspanIii(ByteBuf octets) {
    int bits = octets.getUnsignedShort(10);
    int platform = (bits & 1) == 0 ? 0 : ERSPAN_PLATFORM_LENGTH;
    Layer layer = ((bits >>> 10) & 0x1f) == ERSPAN_IP ? Ip::packet : Ethernet::frame;
    return Step.behind(layer, octets, ERSPAN_III_LENGTH + platform, session(octets));
  }

  private static String session(ByteBuf octets) {
    return "session " + (octets.getUnsignedShort(2) & 0x3ff);
  }
}
