package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;

/**
 * Captures of Juniper's routers: {@code MGC}, flags, and if flagged, extensions after their length.
 * The frame of the link follows, unless a flag says that it was removed.
 */
final class Juniper {

  private static final int MAGIC = 0x4d4743;
  private static final int WITHOUT_LINK_HEADER = 0x02;
  private static final int EXTENDED = 0x80;
  private static final int HEADER_LENGTH = 4;

  private Juniper() {}

  /** The header of packets of that link type, which may be unknown. */
  static Layer of(int linkType) {
    return switch (linkType) {
      case 167, 178 -> octets -> header(octets, Ethernet::frame);
      case 179 -> octets -> header(octets, Ppp::framed);
      case 181 -> octets -> header(octets, Ppp::ciscoHdlc);
      case 130, 131, 132, 133, 134, 135, 136, 137, 164, 168, 180, 183, 194, 200 ->
          octets -> header(octets, unknown(linkType + ", of Juniper"));
      default -> unknown(Integer.toString(linkType));
    };
  }

  private static Layer unknown(String linkType) {
    return _ -> Step.end(PassedOver.Reason.LINK_TYPE, "link type " + linkType);
  }

  private static Step header(ByteBuf octets, Layer frame) {
    if (octets.getUnsignedMedium(0) != MAGIC) {
      return Step.end(PassedOver.Reason.BROKEN);
    }
    int flags = octets.getUnsignedByte(3);
    boolean extended = (flags & EXTENDED) != 0;
    int length = HEADER_LENGTH + (extended ? 2 + octets.getUnsignedShort(HEADER_LENGTH) : 0);
    return (flags & WITHOUT_LINK_HEADER) == 0
        ? Step.behind(frame, octets, length)
        : Step.behind(Ip::packet, octets, length + 4);
  }
}
