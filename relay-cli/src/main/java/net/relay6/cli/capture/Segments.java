package net.relay6.cli.capture;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionList;
import net.relay6.wire.RelayMessage;

/**
 * Relay messages that stand in a capture as one datagram. Linux cuts what a program sends with
 * UDP_SEGMENT into datagrams late, so that a capture on the sender, or across veth, shows them
 * whole. All pieces but the last have one length, and each begins with a relay message.
 */
public final class Segments {

  private Segments() {}

  /** The frames in a payload: itself, unless it holds several. */
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

  /** How long the first relay message is: up to where its options end and another begins. */
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

  /** No option has a code of the first two octets of a relay message: those are unassigned. */
  private static boolean begins(ByteBuf payload, int offset) {
    return payload.getUnsignedByte(offset) == payload.getUnsignedByte(0)
        && offset > RelayMessage.HEADER_LENGTH;
  }

  private static boolean isRelay(ByteBuf frame) {
    return frame.readableBytes() >= RelayMessage.HEADER_LENGTH
        && MessageType.of(frame.getUnsignedByte(0)).isRelay();
  }
}
