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
