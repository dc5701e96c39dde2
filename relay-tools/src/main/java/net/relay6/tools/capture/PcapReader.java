package net.relay6.tools.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import net.relay6.net.Octets;

/**
 * Reads the pcap format: a header of 24 octets, then packets, each after 16 octets of time and
 * lengths. Either byte order, microseconds or nanoseconds.
 */
final class PcapReader implements PacketSource {

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int FILE_HEADER_LENGTH = 24;
  private static final int PACKET_HEADER_LENGTH = 16;
  private static final int LINK_TYPE_OFFSET = 20;
  private static final int PACKET_LENGTH_MAX = 1 << 24;

  private final InputStream input;
  private final ByteOrder order;
  private final int nanosPerFraction;
  private final int linkType;
  private long offset = FILE_HEADER_LENGTH;
  private long packets;

  /**
   * Reads the header of the file.
   *
   * @throws CaptureReader.Fault if it is truncated
   */
  PcapReader(InputStream input) throws IOException {
    this.input = input;
    ByteBuffer header = ByteBuffer.wrap(input.readNBytes(FILE_HEADER_LENGTH));
    if (header.limit() < FILE_HEADER_LENGTH) {
      throw new CaptureReader.Fault("the file ends in its header");
    }
    order = isMagic(header.getInt(0)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    header.order(order);
    nanosPerFraction = header.getInt(0) == NANOSECONDS ? 1 : 1000;
    linkType = header.getInt(LINK_TYPE_OFFSET) & 0xffff;
  }

  static boolean recognises(ByteBuffer content) {
    int magic = content.getInt(0);
    return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
  }

  @Override
  public Optional<PacketSource.Packet> next() throws IOException {
    ByteBuffer header = ByteBuffer.wrap(input.readNBytes(PACKET_HEADER_LENGTH)).order(order);
    if (header.limit() == 0) {
      return Optional.empty();
    }
    if (header.limit() < PACKET_HEADER_LENGTH) {
      throw new CaptureReader.Fault("the file ends in the header of a packet, at octet " + offset);
    }
    long seconds = Integer.toUnsignedLong(header.getInt());
    long nanos = Integer.toUnsignedLong(header.getInt()) * nanosPerFraction;
    byte[] octets = octets(header.getInt());
    offset += PACKET_HEADER_LENGTH + octets.length;
    packets++;
    return Optional.of(
        new PacketSource.Packet(
            packets,
            Instant.ofEpochSecond(seconds, nanos),
            linkType,
            order,
            Octets.of(octets),
            CapturedDatagram.PacketMetadata.NONE));
  }

  private byte[] octets(int length) throws IOException {
    if (length < 0 || length > PACKET_LENGTH_MAX) {
      throw new CaptureReader.Fault("a packet of impossible length, at octet " + offset);
    }
    byte[] octets = input.readNBytes(length);
    if (octets.length < length) {
      throw new CaptureReader.Fault("the file ends in a packet, at octet " + offset);
    }
    return octets;
  }

  private static boolean isMagic(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }
}
