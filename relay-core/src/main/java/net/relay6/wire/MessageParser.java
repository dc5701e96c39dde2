package net.relay6.wire;

import io.netty.buffer.ByteBuf;

/** Parses the header of a frame, as far as relaying needs it (RFC 9915, sections 8 and 9). */
public final class MessageParser {

  private MessageParser() {}

  /**
   * Makes a view of the readable octets of {@code frame}, which is borrowed and not moved.
   *
   * <p>Every type other than RELAY-FORW and RELAY-REPL needs four octets, known or not. The options
   * of a relay message are located but not validated: see {@link RelayMessage#optionsIntact}.
   */
  public static Result parse(ByteBuf frame) {
    int length = frame.readableBytes();
    if (length < ClientMessage.HEADER_LENGTH) {
      return new Result.Truncated(length);
    }
    if (!MessageType.of(frame.getUnsignedByte(frame.readerIndex())).isRelay()) {
      return new Result.Parsed(new ClientMessage(frame));
    }
    return length < RelayMessage.HEADER_LENGTH
        ? new Result.Truncated(length)
        : new Result.Parsed(new RelayMessage(frame));
  }

  /** The result of parsing a frame. */
  public sealed interface Result {

    /** The frame has a complete header. */
    record Parsed(DhcpMessage message) implements Result {}

    /** The frame ends within its header. */
    record Truncated(int length) implements Result {}
  }
}
