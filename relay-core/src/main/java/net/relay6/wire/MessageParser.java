package net.relay6.wire;

import io.netty.buffer.ByteBuf;

/** Reads the header of a frame: enough to relay it, and no more (RFC 9915, sections 8 and 9). */
public final class MessageParser {

  private MessageParser() {}

  /**
   * Makes a view of the readable octets of {@code frame}, which is borrowed and not moved.
   *
   * <p>Any type but RELAY-FORW and RELAY-REPL needs four octets, known or not. Options of a relay
   * message are found but not judged: {@link RelayMessage#optionsIntact}.
   */
  public static ParseResult parse(ByteBuf frame) {
    int length = frame.readableBytes();
    if (length < ClientMessage.HEADER_LENGTH) {
      return new ParseResult.Truncated(length);
    }
    if (!MessageType.of(frame.getUnsignedByte(frame.readerIndex())).isRelay()) {
      return new ParseResult.Parsed(new ClientMessage(frame));
    }
    return length < RelayMessage.HEADER_LENGTH
        ? new ParseResult.Truncated(length)
        : new ParseResult.Parsed(new RelayMessage(frame));
  }
}
