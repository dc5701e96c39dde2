package net.relay6.transport.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteOrder;
import net.relay6.net.Endpoint;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;

/**
 * A frame from a packet socket with PACKET_VNET_HDR, as far as the filter keeps it.
 *
 * <pre>
 *  0  flags, 8 | segmentation, 8 | lengths and offsets, 64     struct virtio_net_hdr
 * 10  destination, 48 | source, 48 | EtherType, 16             Ethernet
 * 24  version, class, label, 32 | payload length, 16 | next header, 8 | hop limit, 8
 * 32  source address, 128 | destination address, 128           IPv6 (RFC 8200, section 3)
 * 64  source port, 16 | destination port, 16 | length, 16 | checksum, 16    UDP (RFC 768)
 * 72  message
 * </pre>
 *
 * A flyweight: one object stands for one frame after the other.
 */
final class ReceivedFrame {

  private static final int FLAGS = 0;
  private static final int SEGMENTATION = 1;
  private static final int SEGMENT_LENGTH = 4;
  private static final int HARDWARE_SOURCE = 16;
  private static final int IPV6 = 24;
  private static final int PAYLOAD_LENGTH = IPV6 + 4;
  private static final int NEXT_HEADER = IPV6 + 6;
  private static final int SOURCE = IPV6 + 8;
  private static final int DESTINATION = IPV6 + 24;
  private static final int UDP = IPV6 + HeaderLengths.IPV6;
  private static final int UDP_LENGTH = UDP + 4;
  private static final int UDP_CHECKSUM = UDP + 6;
  private static final int MESSAGE = UDP + HeaderLengths.UDP;

  /** The headers, with the start of a fragment header instead of the UDP header. */
  private static final int LENGTH_MIN = UDP;

  /** The checksum is not computed yet, or has been verified. */
  private static final int CHECKSUM_SETTLED = 1 | 2;

  /** VIRTIO_NET_HDR_GSO_UDP_L4: datagrams of one length behind one header. */
  private static final int DATAGRAMS = 5;

  private static final int FRAGMENT_NUMBER = 44;
  private static final int VERSION = 6;
  private static final int VERSION_SHIFT = 4;
  private static final int UDP_NUMBER = 17;
  private static final int HARDWARE_LENGTH = 6;
  private static final long GROUP_BIT = 1L << 40;

  private ByteBuf octets = Unpooled.EMPTY_BUFFER;
  private int length;

  /** Makes this object represent that frame. */
  ReceivedFrame at(ByteBuf slot, int receivedLength) {
    octets = slot;
    length = receivedLength;
    return this;
  }

  /** Whether the headers with the sender are complete. */
  boolean hasSender() {
    return length >= LENGTH_MIN;
  }

  /** The source hardware address, 48 bits. */
  long hardwareSource() {
    return (octets.getUnsignedInt(HARDWARE_SOURCE) << 16)
        | octets.getUnsignedShort(HARDWARE_SOURCE + Integer.BYTES);
  }

  /** Whether this is a unicast hardware address. */
  static boolean isUnicast(long hardwareAddress) {
    return hardwareAddress != 0 && (hardwareAddress & GROUP_BIT) == 0;
  }

  /** The first eight octets of the source address. */
  long sourceHigh() {
    return octets.getLong(SOURCE);
  }

  /** The last eight octets of the source address. */
  long sourceLow() {
    return octets.getLong(SOURCE + Long.BYTES);
  }

  /** The source address and port. */
  Endpoint source(int zone) {
    Ipv6Address address = new Ipv6Address(sourceHigh(), sourceLow());
    return new Endpoint(address, address.isLinkLocal() ? zone : 0, octets.getUnsignedShort(UDP));
  }

  /** The source hardware address in the form of options. */
  LinkLayerAddress sender() {
    byte[] address = new byte[HARDWARE_LENGTH];
    octets.getBytes(HARDWARE_SOURCE, address);
    return new LinkLayerAddress(LinkLayerAddress.ETHERNET, Octets.of(address));
  }

  /**
   * Whether it contains a whole datagram that the IP stack would accept: the datagram fits its
   * packet, the packet fits the frame, and the checksum is correct.
   */
  boolean isWhole() {
    if (length < MESSAGE || octets.getUnsignedByte(NEXT_HEADER) != UDP_NUMBER) {
      return false;
    }
    int udpLength = octets.getUnsignedShort(UDP_LENGTH);
    int payloadLength = octets.getUnsignedShort(PAYLOAD_LENGTH);
    return octets.getUnsignedByte(IPV6) >> VERSION_SHIFT == VERSION
        && udpLength >= HeaderLengths.UDP
        && udpLength <= payloadLength
        && UDP + payloadLength <= length
        && octets.getByte(SEGMENTATION) == 0
        && isChecksumRight(udpLength);
  }

  /**
   * How many messages it contains in part, or several in one frame, which neither this socket nor
   * the UDP socket can receive because each is short enough for a packet of its own.
   */
  int fragmentedCount() {
    if (isFirstFragment()) {
      int udpLength = octets.getUnsignedShort(UDP_LENGTH + HeaderLengths.FRAGMENT);
      return isShort(udpLength - HeaderLengths.UDP) ? 1 : 0;
    }
    if (length >= MESSAGE && octets.getByte(SEGMENTATION) == DATAGRAMS) {
      int segmentLength = segmentLength();
      int messagesLength = octets.getUnsignedShort(PAYLOAD_LENGTH) - HeaderLengths.UDP;
      return isShort(segmentLength) ? Math.ceilDiv(messagesLength, segmentLength) : 0;
    }
    return 0;
  }

  private boolean isFirstFragment() {
    return length >= MESSAGE + HeaderLengths.FRAGMENT
        && octets.getUnsignedByte(NEXT_HEADER) == FRAGMENT_NUMBER;
  }

  /** In the byte order of the machine. */
  private int segmentLength() {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
        ? octets.getUnsignedShort(SEGMENT_LENGTH)
        : octets.getUnsignedShortLE(SEGMENT_LENGTH);
  }

  private static boolean isShort(int messageLength) {
    return messageLength > 0 && messageLength <= FrameFilters.WHOLE_LENGTH_MAX;
  }

  private boolean isChecksumRight(int udpLength) {
    if ((octets.getByte(FLAGS) & CHECKSUM_SETTLED) != 0) {
      return true;
    }
    return octets.getUnsignedShort(UDP_CHECKSUM) != 0
        && InternetChecksum.isRight(
            InternetChecksum.sum(octets, SOURCE, DESTINATION + Ipv6Address.LENGTH - SOURCE)
                + udpLength
                + UDP_NUMBER
                + InternetChecksum.sum(octets, UDP, udpLength));
  }

  /** The message in a whole datagram, borrowed until the next read. */
  ByteBuf message() {
    int messageLength = octets.getUnsignedShort(UDP_LENGTH) - HeaderLengths.UDP;
    return octets.setIndex(MESSAGE, MESSAGE + messageLength);
  }
}
