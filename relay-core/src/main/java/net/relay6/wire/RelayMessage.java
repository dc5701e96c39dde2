package net.relay6.wire;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Ipv6Address;

/**
 * A RELAY-FORW or RELAY-REPL: the outer level of it (RFC 9915, section 9).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    msg-type   |   hop-count   |                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+      link-address (16)        |
 * |                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-|
 * |-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+      peer-address (16)        |
 * |                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                               |                               .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+            options            .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>The two options that relaying needs, Relay Message and Interface-Id, are located once, when
 * the view is made. The caller checks how often each occurs.
 */
public final class RelayMessage implements DhcpMessage {

  /** Octets before the options. */
  public static final int HEADER_LENGTH = 34;

  private static final int HOP_COUNT = 1;
  private static final int LINK_ADDRESS = 2;
  private static final int PEER_ADDRESS = LINK_ADDRESS + Ipv6Address.LENGTH;

  private final ByteBuf octets;
  private final boolean optionsIntact;
  private int relayedCount;
  private int relayedOffset;
  private int relayedLength;
  private int interfaceIdCount;
  private int interfaceIdOffset;
  private int interfaceIdLength;

  RelayMessage(ByteBuf octets) {
    this.octets = octets;
    optionsIntact = find() == octets.writerIndex();
  }

  /** Where its options end. A visitor of them would be one more object for every message. */
  private int find() {
    int start = octets.readerIndex() + HEADER_LENGTH;
    int end = OptionList.end(octets, start, octets.writerIndex());
    while (end != OptionList.NONE) {
      int offset = start + OptionList.HEADER_LENGTH;
      locate(octets.getUnsignedShort(start), offset, end - offset);
      start = end;
      end = OptionList.end(octets, start, octets.writerIndex());
    }
    return start;
  }

  private void locate(int code, int offset, int length) {
    if (code == OptionCode.RELAY_MESSAGE.value()) {
      if (relayedCount++ == 0) {
        relayedOffset = offset;
        relayedLength = length;
      }
    } else if (code == OptionCode.INTERFACE_ID.value() && interfaceIdCount++ == 0) {
      interfaceIdOffset = offset;
      interfaceIdLength = length;
    }
  }

  @Override
  public MessageType type() {
    return MessageType.of(octets.getUnsignedByte(octets.readerIndex()));
  }

  @Override
  public ByteBuf octets() {
    return octets;
  }

  /** How many relays have forwarded the message, 0 to 255. */
  public int hopCount() {
    return octets.getUnsignedByte(octets.readerIndex() + HOP_COUNT);
  }

  /** The address that names the client's link, or {@code ::}. */
  public Ipv6Address linkAddress() {
    return addressAt(LINK_ADDRESS);
  }

  /** Whether the link-address equals {@code address}; allocates nothing. */
  public boolean hasLinkAddress(Ipv6Address address) {
    int start = octets.readerIndex() + LINK_ADDRESS;
    return octets.getLong(start) == address.high() && octets.getLong(start + 8) == address.low();
  }

  /** The client or relay that sent the relayed message, or that will receive it. */
  public Ipv6Address peerAddress() {
    return addressAt(PEER_ADDRESS);
  }

  /** Whether every option fits and no octet is left over. */
  public boolean optionsIntact() {
    return optionsIntact;
  }

  /** All options before any that does not fit. */
  public OptionList options() {
    return OptionList.of(
        octets.slice(octets.readerIndex() + HEADER_LENGTH, octets.readableBytes() - HEADER_LENGTH));
  }

  /** The number of Relay Message options; exactly one is valid. */
  public int relayedCount() {
    return relayedCount;
  }

  /** Octets in the first Relay Message option; 0 when there is none. */
  public int relayedLength() {
    return relayedLength;
  }

  /** The first octet of the relayed message, 0 to 255; needs a {@link #relayedLength} above 0. */
  public int relayedType() {
    return octets.getUnsignedByte(relayedOffset);
  }

  /** The relayed message: a slice, borrowed; empty when there is none. */
  public ByteBuf relayed() {
    return octets.slice(relayedOffset, relayedLength);
  }

  /** How many Interface-Id options there are. */
  public int interfaceIdCount() {
    return interfaceIdCount;
  }

  /** Octets in the first Interface-Id option; 0 when there is none. */
  public int interfaceIdLength() {
    return interfaceIdLength;
  }

  /** One of them, 0 to 255. */
  public int interfaceIdOctet(int index) {
    return octets.getUnsignedByte(interfaceIdOffset + index);
  }

  /** The data of the first Interface-Id option: a slice, borrowed; empty when there is none. */
  public ByteBuf interfaceId() {
    return octets.slice(interfaceIdOffset, interfaceIdLength);
  }

  private Ipv6Address addressAt(int offset) {
    int start = octets.readerIndex() + offset;
    return new Ipv6Address(octets.getLong(start), octets.getLong(start + 8));
  }
}
