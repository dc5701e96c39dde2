package net.relay6.wire;

import io.netty.buffer.ByteBuf;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;

/**
 * Writes relay messages: the header, the options, and last the relayed message octet for octet, so
 * that the remaining room is known (RFC 9915, sections 9 and 19.1). Only this class builds outgoing
 * frames.
 */
public final class RelayWriter {

  /** The largest UDP payload over IPv6 without jumbograms, in octets. */
  public static final int MAX_FRAME_LENGTH = 65_535 - HeaderLengths.UDP;

  /** The length that one level of relaying adds without further options, in octets. */
  public static final int LEVEL_LENGTH = RelayMessage.HEADER_LENGTH + OptionList.HEADER_LENGTH;

  private RelayWriter() {}

  /** Writes the header of a RELAY-FORW; {@code hopCount} is 0 to 255. */
  public static void writeForwardHeader(
      ByteBuf frame, int hopCount, Ipv6Address linkAddress, Ipv6Address peerAddress) {
    frame.writeByte(MessageType.RELAY_FORW.code()).writeByte(hopCount);
    frame.writeLong(linkAddress.high()).writeLong(linkAddress.low());
    frame.writeLong(peerAddress.high()).writeLong(peerAddress.low());
  }

  /** Writes one option; {@code value} is 0 to 65535 octets and is not moved. */
  public static void writeOption(ByteBuf frame, OptionCode code, ByteBuf value) {
    int length = value.readableBytes();
    assert length <= 0xffff : code + " of " + length + " octets";
    frame.writeShort(code.value()).writeShort(length);
    frame.writeBytes(value, value.readerIndex(), length);
  }

  /**
   * Whether the relayed message still fits behind what has been written.
   *
   * @param writtenLength octets of header and options so far
   * @param relayedLength octets of the message to be wrapped
   */
  public static boolean fits(int writtenLength, int relayedLength) {
    return writtenLength + OptionList.HEADER_LENGTH + relayedLength <= MAX_FRAME_LENGTH;
  }

  /** Writes the Relay Message option with the octets of {@code message}, which is not moved. */
  public static void writeRelayed(ByteBuf frame, ByteBuf message) {
    writeOption(frame, OptionCode.RELAY_MESSAGE, message);
  }
}
