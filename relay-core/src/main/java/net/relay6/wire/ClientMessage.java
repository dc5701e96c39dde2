package net.relay6.wire;

import io.netty.buffer.ByteBuf;

/**
 * Any message without a relay header, from a client or a server (RFC 9915, section 8). Only the
 * type and the minimum length are checked; the options are not validated.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    msg-type   |               transaction-id                  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                            options                            .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param octets the whole message, at least {@link #HEADER_LENGTH} octets, borrowed
 */
public record ClientMessage(ByteBuf octets) implements DhcpMessage {

  /** Octets of type and transaction-id. */
  public static final int HEADER_LENGTH = 4;

  @Override
  public MessageType type() {
    return MessageType.of(octets.getUnsignedByte(octets.readerIndex()));
  }

  /**
   * The transaction-id, 24 bits. In DHCPV4-QUERY and DHCPV4-RESPONSE these bits are flags (RFC
   * 7341, section 6).
   */
  public int transactionId() {
    return octets.getUnsignedMedium(octets.readerIndex() + 1);
  }

  /** The options, which may be malformed. */
  public OptionList options() {
    return OptionList.of(
        octets.slice(octets.readerIndex() + HEADER_LENGTH, octets.readableBytes() - HEADER_LENGTH));
  }
}
