package net.relay6.tools.capture;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionList;
import net.relay6.wire.RelayMessage;

/**
 * Splits relay messages that a capture contains as one datagram. Linux segments datagrams sent with
 * UDP_SEGMENT late, so a capture on the sender, or across veth, contains them unsegmented. All
 * segments except the last have the same length, and each begins with a relay message.
 */
public final class Segments {

  private Segments() {}

  /** The frames in a payload: the payload itself, unless it contains several. */
  public static List<ByteBuf> of(ByteBuf payload) {
    int length = firstLength(payload);
    List<ByteBuf> frames = new ArrayList<>();
    for (int offset = 0; offset < payload.readableBytes(); offset += length) {
      ByteBuf frame = payload.slice(offset, Math.min(length, payload.readableBytes() - offset));
      if (!isRelay(frame)) {
        return List.of(payload);
      }
      frames.add(frame);
    }
    return frames.isEmpty() ? List.of(payload) : frames;
  }

  /**
   * The length of the first relay message: up to where its options end and another message begins.
   */
  private static int firstLength(ByteBuf payload) {
    if (!isRelay(payload)) {
      return payload.readableBytes();
    }
    int offset = RelayMessage.HEADER_LENGTH;
    while (offset + OptionList.HEADER_LENGTH <= payload.readableBytes()) {
      if (begins(payload, offset)) {
        return offset;
      }
      offset += OptionList.HEADER_LENGTH + payload.getUnsignedShort(offset + 2);
    }
    return payload.readableBytes();
  }

  /**
   * The first two octets of a relay message are no assigned option code, so they mark a new
   * message.
   */
  private static boolean begins(ByteBuf payload, int offset) {
    return payload.getUnsignedByte(offset) == payload.getUnsignedByte(0)
        && offset > RelayMessage.HEADER_LENGTH;
  }

  private static boolean isRelay(ByteBuf frame) {
    return frame.readableBytes() >= RelayMessage.HEADER_LENGTH
        && MessageType.of(frame.getUnsignedByte(0)).isRelay();
  }
}
