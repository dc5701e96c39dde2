package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;

/**
 * Labels of MPLS (RFC 3032). The payload after the last label has no type field: an IP packet shows
 * its version, and a frame may follow a control word (RFC 4448, section 4.6).
 */
final class Mpls {

  private static final int LABEL_LENGTH = 4;
  private static final int CONTROL_WORD_LENGTH = 4;
  private static final int LABELS_MAX = 16;

  private Mpls() {}

  /** From the first label on. Labels differ by direction, so they do not identify a location. */
  static Decapsulation labels(ByteBuf octets) {
    int offset = LABEL_LENGTH;
    while ((octets.getUnsignedByte(offset - 2) & 1) == 0) {
      offset += LABEL_LENGTH;
      if (offset > LABELS_MAX * LABEL_LENGTH) {
        return Decapsulation.end(PassedOver.Reason.BROKEN);
      }
    }
    return behind(octets, offset);
  }

  private static Decapsulation behind(ByteBuf octets, int offset) {
    int first = octets.getUnsignedByte(offset) >>> 4;
    boolean control = first == 0 && Ethernet.isLikely(octets, offset + CONTROL_WORD_LENGTH);
    return first == 6 || first == 4
        ? Decapsulation.inner(Ip::packet, octets, offset)
        : Decapsulation.inner(
            Ethernet::frame, octets, offset + (control ? CONTROL_WORD_LENGTH : 0));
  }
}
