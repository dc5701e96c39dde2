package net.relay6.feature.capture;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Endpoint;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Writes records of a capture as pcapng: a section, interface 0 for the whole relay, one more
 * interface for each capture point on first use, packets as raw IPv6 with their comments, and
 * statistics of interface 0 when records were lost.
 */
public final class PcapngWriter {

  private static final int RAW_IPV6 = 229;
  private static final int NANOSECONDS = 9;
  private static final int WHOLE_RELAY = 0;

  private final ByteBuf out;
  private final Map<CaptureRecord.Point, Integer> interfaces = new HashMap<>();
  private long missed;

  private PcapngWriter(ByteBuf out) {
    this.out = out;
  }

  /** Starts a capture in {@code out}, for the program named {@code application}. */
  public static PcapngWriter start(ByteBuf out, String application) {
    PcapngWriter writer = new PcapngWriter(out);
    writer.writeSection(application);
    writer.writeInterface("relay6");
    return writer;
  }

  /** Appends a record. */
  public void write(CaptureRecord captured) {
    writeMissed(captured.missedBefore(), captured.time());
    int number = interfaces.computeIfAbsent(captured.point(), this::writeInterface);
    int start = begin(BlockType.ENHANCED_PACKET);
    out.writeInt(number);
    writeTime(captured.time());
    int length = Ipv6Packet.length(captured.payload());
    out.writeInt(length).writeInt(length);
    Ipv6Packet.write(out, captured.source(), captured.destination(), captured.payload());
    pad(length);
    writeOption(BlockOptions.Code.PACKET_FLAGS, Integer.BYTES);
    out.writeInt(captured.direction() == CaptureRecord.Direction.INBOUND ? 1 : 2);
    writeText(BlockOptions.Code.COMMENT, captured.comment());
    end(start);
  }

  /** Writes how many records were lost since the start, if the number has increased. */
  public void writeMissed(long total, Instant time) {
    if (total <= missed) {
      return;
    }
    missed = total;
    int start = begin(BlockType.INTERFACE_STATISTICS);
    out.writeInt(WHOLE_RELAY);
    writeTime(time);
    writeText(
        BlockOptions.Code.COMMENT, total + " datagrams were not captured, the reader was too slow");
    writeOption(BlockOptions.Code.STATISTICS_DROPPED, Long.BYTES);
    out.writeLong(total);
    end(start);
  }

  private void writeSection(String application) {
    int start = begin(BlockType.SECTION_HEADER);
    out.writeInt(BlockType.BYTE_ORDER_MAGIC).writeShort(1).writeShort(0).writeLong(-1);
    writeText(BlockOptions.Code.SECTION_APPLICATION, application);
    end(start);
  }

  private int writeInterface(CaptureRecord.Point point) {
    writeInterface(point.toString());
    return interfaces.size() + 1;
  }

  private void writeInterface(String name) {
    int start = begin(BlockType.INTERFACE_DESCRIPTION);
    out.writeShort(RAW_IPV6).writeShort(0).writeInt(0);
    writeText(BlockOptions.Code.INTERFACE_NAME, name);
    writeOption(BlockOptions.Code.INTERFACE_TIME_RESOLUTION, 1);
    out.writeByte(NANOSECONDS);
    pad(1);
    end(start);
  }

  private int begin(int type) {
    int start = out.writerIndex();
    out.writeInt(type).writeInt(0);
    return start;
  }

  /** Ends the options, and writes the block's length at its start and end. */
  private void end(int start) {
    out.writeInt(BlockOptions.Code.END);
    int length = out.writerIndex() - start + Integer.BYTES;
    out.setInt(start + Integer.BYTES, length);
    out.writeInt(length);
  }

  private void writeTime(Instant time) {
    out.writeLong(TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano());
  }

  private void writeText(int code, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    writeOption(code, octets.length);
    out.writeBytes(octets);
    pad(octets.length);
  }

  private void writeOption(int code, int length) {
    out.writeShort(code).writeShort(length);
  }

  private void pad(int length) {
    out.writeZero(BlockOptions.padded(length) - length);
  }

  /**
   * Rebuilds the IPv6 packet of a UDP datagram whose headers were not stored, with correct lengths
   * and checksum (RFC 8200, sections 3 and 8.1).
   */
  static final class Ipv6Packet {

    private static final int CHECKSUM_OFFSET = HeaderLengths.IPV6 + 6;
    private static final int VERSION = 6 << 28;
    private static final int UDP = 17;

    /** The default of Linux; the hop limit of received packets is not known. */
    private static final int HOP_LIMIT = 64;

    private Ipv6Packet() {}

    /** Octets of the packet that carries {@code payload}. */
    static int length(Octets payload) {
      return HeaderLengths.IPV6 + HeaderLengths.UDP + payload.length();
    }

    /** Writes the packet. */
    static void write(ByteBuf out, Endpoint source, Endpoint destination, Octets payload) {
      int start = out.writerIndex();
      int udpLength = HeaderLengths.UDP + payload.length();
      out.writeInt(VERSION).writeShort(udpLength).writeByte(UDP).writeByte(HOP_LIMIT);
      write(out, source.address());
      write(out, destination.address());
      out.writeShort(source.port()).writeShort(destination.port()).writeShort(udpLength);
      out.writeShort(0);
      payload.writeTo(out::writeBytes);
      out.setShort(start + CHECKSUM_OFFSET, checksum(out, start, udpLength));
    }

    private static void write(ByteBuf out, Ipv6Address address) {
      out.writeLong(address.high()).writeLong(address.low());
    }

    /** Over both addresses, the UDP datagram, its length and its protocol; never 0. */
    private static int checksum(ByteBuf packet, int start, int udpLength) {
      long sum = (long) udpLength + UDP;
      int offset = start + 8;
      int end = packet.writerIndex();
      for (; offset + 1 < end; offset += 2) {
        sum += packet.getUnsignedShort(offset);
      }
      if (offset < end) {
        sum += packet.getUnsignedByte(offset) << 8;
      }
      while (sum > 0xffff) {
        sum = (sum & 0xffff) + (sum >>> 16);
      }
      int checksum = (int) ~sum & 0xffff;
      return checksum == 0 ? 0xffff : checksum;
    }
  }
}
