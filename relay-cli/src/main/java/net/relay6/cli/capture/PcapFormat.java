package net.relay6.cli.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.relay6.net.Octets;

/**
 * The pcap format: a header of 24 octets, then packets, each behind 16 octets of time and lengths.
 * Either byte order, microseconds or nanoseconds.
 */
final class PcapFormat {

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int FILE_HEADER_LENGTH = 24;
  private static final int PACKET_HEADER_LENGTH = 16;
  private static final int LINK_TYPE_OFFSET = 20;

  private PcapFormat() {}

  static boolean recognises(ByteBuffer content) {
    int magic = content.getInt(0);
    return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
  }

  static List<CapturedPacket> read(ByteBuffer content) throws CaptureFault {
    if (content.remaining() < FILE_HEADER_LENGTH) {
      throw new CaptureFault("the file ends in its header");
    }
    content.order(isMagic(content.getInt(0)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int nanosPerFraction = content.getInt(0) == NANOSECONDS ? 1 : 1000;
    int linkType = content.getInt(LINK_TYPE_OFFSET) & 0xffff;
    content.position(FILE_HEADER_LENGTH);
    List<CapturedPacket> packets = new ArrayList<>();
    while (content.hasRemaining()) {
      packets.add(readPacket(content, linkType, nanosPerFraction));
    }
    return packets;
  }

  private static CapturedPacket readPacket(ByteBuffer content, int linkType, int nanosPerFraction)
      throws CaptureFault {
    int start = content.position();
    if (content.remaining() < PACKET_HEADER_LENGTH) {
      throw new CaptureFault("the file ends in the header of a packet, at octet " + start);
    }
    long seconds = Integer.toUnsignedLong(content.getInt());
    long nanos = Integer.toUnsignedLong(content.getInt()) * nanosPerFraction;
    int length = content.getInt();
    content.getInt();
    if (length < 0 || length > content.remaining()) {
      throw new CaptureFault("the file ends in a packet, at octet " + start);
    }
    byte[] octets = new byte[length];
    content.get(octets);
    return new CapturedPacket(
        Instant.ofEpochSecond(seconds, nanos), linkType, Octets.of(octets), Note.NONE);
  }

  private static boolean isMagic(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }
}
