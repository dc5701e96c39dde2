package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The headers of packets logged by a packet filter. */
final class Loggers {

  private static final int FIELD_HEADER_LENGTH = 4;
  private static final int INBOUND_INTERFACE = 4;
  private static final int OUTBOUND_INTERFACE = 5;
  private static final int PAYLOAD = 9;
  private static final int TYPE_BITS = 0x7fff;

  private static final int PFLOG_NAME = 4;
  private static final int PFLOG_NAME_LENGTH = 16;

  private Loggers() {}

  /**
   * NFLOG of Linux: family, version, group; then fields with a length, which counts both itself and
   * the type, in the order of the machine.
   */
  static Step nflog(ByteBuf octets, ByteOrder order) {
    String place = "";
    int offset = FIELD_HEADER_LENGTH;
    while (offset < octets.readableBytes()) {
      int length = int16(octets, offset, order);
      int type = int16(octets, offset + 2, order) & TYPE_BITS;
      if (type == PAYLOAD) {
        return Step.behind(Ip::packet, octets, offset + FIELD_HEADER_LENGTH, place);
      }
      if (length < FIELD_HEADER_LENGTH) {
        break;
      }
      boolean names = type == INBOUND_INTERFACE || (type == OUTBOUND_INTERFACE && place.isEmpty());
      place = names ? "interface " + octets.getInt(offset + FIELD_HEADER_LENGTH) : place;
      offset += (length + 3) / 4 * 4;
    }
    return Step.end(PassedOver.Reason.BROKEN);
  }

  private static int int16(ByteBuf octets, int offset, ByteOrder order) {
    return order == ByteOrder.BIG_ENDIAN
        ? octets.getUnsignedShort(offset)
        : octets.getUnsignedShortLE(offset);
  }

  /** pflog of the BSDs: the first octet is the header's length, padded to a multiple of four. */
  static Step pflog(ByteBuf octets) {
    int length = (octets.getUnsignedByte(0) + 3) / 4 * 4;
    String name =
        octets.toString(PFLOG_NAME, PFLOG_NAME_LENGTH, StandardCharsets.US_ASCII).split("\0", 2)[0];
    return Step.behind(Ip::packet, octets, length, name.replaceAll("\\p{Cc}", "?"));
  }
}
