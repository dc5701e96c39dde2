package net.relay6.tools.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.relay6.feature.capture.BlockOptions;
import net.relay6.feature.capture.BlockType;
import net.relay6.net.Octets;

/**
 * Reads the pcapng format block by block: each has its type, its length in front and behind, and a
 * body. It reads section headers, interface descriptions and statistics, and the three kinds of
 * packet blocks, and skips other blocks.
 */
final class PcapngReader {

  private static final int BLOCK_HEADER_LENGTH = 8;
  private static final int MINIMUM_BLOCK_LENGTH = 12;
  private static final int BLOCK_LENGTH_MAX = 1 << 24;
  private static final int PACKET_HEADER_LENGTH = 20;
  private static final int INTERFACE_HEADER_LENGTH = 8;
  private static final int STATISTICS_HEADER_LENGTH = 12;
  private static final int MICROSECONDS = 6;
  private static final int DIRECTION_BITS = 3;

  /** The latest time accepted, so that nanoseconds since 1970 fit in 64 bits. */
  private static final long SECONDS_MAX = 9_000_000_000L;

  /** More than any machine has; all are kept until their section ends. */
  private static final int INTERFACES_MAX = 1 << 16;

  private static final int NAME_LENGTH_MAX = 255;

  /** An interface; times of its packets are in units since {@code offsetSeconds} after 1970. */
  private record Interface(int linkType, String name, long unitsPerSecond, long offsetSeconds) {

    Instant time(long units) {
      long whole = Math.clamp(Long.divideUnsigned(units, unitsPerSecond), 0, SECONDS_MAX);
      long before = Math.clamp(offsetSeconds, -SECONDS_MAX, SECONDS_MAX);
      return Instant.ofEpochSecond(
          Math.clamp(before + whole, 0, SECONDS_MAX),
          fraction(Long.remainderUnsigned(units, unitsPerSecond)));
    }

    private long fraction(long units) {
      return Math.multiplyHigh(units, 1_000_000_000L) == 0 && units * 1_000_000_000L >= 0
          ? units * 1_000_000_000L / unitsPerSecond
          : (long) ((double) units / unitsPerSecond * 1_000_000_000L);
    }
  }

  private final InputStream input;
  private final List<Interface> interfaces = new ArrayList<>();
  private ByteOrder order = ByteOrder.BIG_ENDIAN;
  private long offset;
  private long dropped;
  private long numbered;
  private Instant lastTime = Instant.EPOCH;

  PcapngReader(InputStream input) {
    this.input = input;
  }

  static boolean recognises(ByteBuffer content) {
    return content.getInt(0) == BlockType.SECTION_HEADER;
  }

  /** How many packets the capture has lost so far. */
  long dropped() {
    return dropped;
  }

  /**
   * The next block; empty at the end.
   *
   * @throws CaptureReader.Fault when there is no whole block
   */
  Optional<Block> next() throws IOException {
    byte[] header = input.readNBytes(MINIMUM_BLOCK_LENGTH);
    if (header.length == 0) {
      return Optional.empty();
    }
    if (header.length < MINIMUM_BLOCK_LENGTH) {
      throw new CaptureReader.Fault("the file ends in the header of a block, at octet " + offset);
    }
    if (ByteBuffer.wrap(header).getInt() == BlockType.SECTION_HEADER) {
      startSection(ByteBuffer.wrap(header));
    }
    byte[] block = whole(header);
    Optional<PacketSource.Packet> packet = packet(ByteBuffer.wrap(block).order(order));
    offset += block.length;
    return Optional.of(new Block(Octets.of(block), packet));
  }

  /**
   * The next packet, skipping other blocks; empty at the end.
   *
   * @throws CaptureReader.Fault when there is no whole block
   */
  Optional<PacketSource.Packet> nextPacket() throws IOException {
    Optional<Block> block = next();
    while (block.isPresent() && block.get().packet().isEmpty()) {
      block = next();
    }
    return block.flatMap(Block::packet);
  }

  private void startSection(ByteBuffer header) {
    int magic = header.getInt(BLOCK_HEADER_LENGTH);
    order = magic == BlockType.BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    interfaces.clear();
  }

  private byte[] whole(byte[] header) throws IOException {
    int length = ByteBuffer.wrap(header).order(order).getInt(4);
    if (length < MINIMUM_BLOCK_LENGTH || length % 4 != 0 || length > BLOCK_LENGTH_MAX) {
      throw new CaptureReader.Fault(
          "a block of impossible length " + length + " at octet " + offset);
    }
    byte[] block = Arrays.copyOf(header, length);
    int read = input.readNBytes(block, header.length, length - header.length);
    if (read < length - header.length) {
      throw new CaptureReader.Fault("the file ends in a block, at octet " + offset);
    }
    return block;
  }

  private Optional<PacketSource.Packet> packet(ByteBuffer block) throws CaptureReader.Fault {
    ByteBuffer body =
        block.slice(BLOCK_HEADER_LENGTH, block.limit() - MINIMUM_BLOCK_LENGTH).order(order);
    try {
      return read(block.getInt(0), body);
    } catch (IndexOutOfBoundsException | BufferUnderflowException _) {
      throw new CaptureReader.Fault("a block shorter than its type allows, at octet " + offset);
    }
  }

  private Optional<PacketSource.Packet> read(int type, ByteBuffer body) throws CaptureReader.Fault {
    switch (type) {
      case BlockType.INTERFACE_DESCRIPTION -> describe(body);
      case BlockType.INTERFACE_STATISTICS ->
          dropped =
              new BlockOptions(body, STATISTICS_HEADER_LENGTH)
                  .int64(BlockOptions.Code.STATISTICS_DROPPED, dropped);
      case BlockType.ENHANCED_PACKET -> {
        return Optional.of(enhanced(body, body.getInt()));
      }
      case BlockType.OBSOLETE_PACKET -> {
        int number = body.getShort() & 0xffff;
        body.position(Integer.BYTES);
        return Optional.of(enhanced(body, number));
      }
      case BlockType.SIMPLE_PACKET -> {
        return Optional.of(simple(body));
      }
      default -> numbered += BlockType.isNumbered(type) ? 1 : 0;
    }
    return Optional.empty();
  }

  private void describe(ByteBuffer body) throws CaptureReader.Fault {
    if (interfaces.size() == INTERFACES_MAX) {
      throw new CaptureReader.Fault("a section of too many interfaces, at octet " + offset);
    }
    interfaces.add(described(body));
  }

  private static Interface described(ByteBuffer body) {
    BlockOptions options = new BlockOptions(body, INTERFACE_HEADER_LENGTH);
    String name = options.text(BlockOptions.Code.INTERFACE_NAME);
    int resolution = options.octet(BlockOptions.Code.INTERFACE_TIME_RESOLUTION, MICROSECONDS);
    return new Interface(
        body.getShort(0) & 0xffff,
        name.substring(0, Math.min(name.length(), NAME_LENGTH_MAX)),
        (resolution & 0x80) != 0 ? 1L << Math.min(resolution & 0x7f, 62) : power10(resolution),
        options.int64(BlockOptions.Code.INTERFACE_TIME_OFFSET, 0));
  }

  private PacketSource.Packet enhanced(ByteBuffer body, int number) throws CaptureReader.Fault {
    Interface captured = described(number);
    long units =
        (Integer.toUnsignedLong(body.getInt()) << 32) | Integer.toUnsignedLong(body.getInt());
    byte[] octets = new byte[Math.clamp(body.getInt(), 0, body.remaining())];
    body.getInt();
    body.get(octets);
    BlockOptions options =
        new BlockOptions(body, PACKET_HEADER_LENGTH + BlockOptions.padded(octets.length));
    lastTime = captured.time(units);
    return packet(
        captured,
        octets,
        new CapturedDatagram.PacketMetadata(
            captured.name(), direction(options), options.text(BlockOptions.Code.COMMENT)));
  }

  /** A packet without a timestamp; it gets that of the packet before it. */
  private PacketSource.Packet simple(ByteBuffer body) throws CaptureReader.Fault {
    Interface captured = described(0);
    byte[] octets = new byte[Math.clamp(body.getInt(), 0, body.remaining())];
    body.get(octets);
    return packet(captured, octets, CapturedDatagram.PacketMetadata.NONE.at(captured.name()));
  }

  private PacketSource.Packet packet(
      Interface captured, byte[] octets, CapturedDatagram.PacketMetadata metadata) {
    numbered++;
    return new PacketSource.Packet(
        numbered, lastTime, captured.linkType(), order, Octets.of(octets), metadata);
  }

  private Interface described(int number) throws CaptureReader.Fault {
    if (number < 0 || number >= interfaces.size()) {
      throw new CaptureReader.Fault("a packet of interface " + number + ", which is not described");
    }
    return interfaces.get(number);
  }

  private static CapturedDatagram.PacketMetadata.Direction direction(BlockOptions options) {
    return switch (options.int32(BlockOptions.Code.PACKET_FLAGS, 0) & DIRECTION_BITS) {
      case 1 -> CapturedDatagram.PacketMetadata.Direction.INBOUND;
      case 2 -> CapturedDatagram.PacketMetadata.Direction.OUTBOUND;
      default -> CapturedDatagram.PacketMetadata.Direction.UNKNOWN;
    };
  }

  private static long power10(int exponent) {
    long power = 1;
    for (int step = 0; step < Math.min(exponent, 18); step++) {
      power *= 10;
    }
    return power;
  }

  /**
   * One block of a pcapng capture.
   *
   * @param octets the whole block, as in the file
   * @param packet its packet, if it is a packet block
   */
  record Block(Octets octets, Optional<PacketSource.Packet> packet) {}
}
