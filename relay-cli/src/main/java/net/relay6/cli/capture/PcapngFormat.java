package net.relay6.cli.capture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.relay6.net.Octets;

/**
 * The pcapng format: blocks, each with its type, its length in front and behind, and a body.
 * Section headers, interface descriptions and enhanced packets are read, other blocks passed over.
 */
final class PcapngFormat {

  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int BLOCK_HEADER_LENGTH = 8;
  private static final int MINIMUM_BLOCK_LENGTH = 12;
  private static final int TIME_RESOLUTION = 9;

  private record Interface(int linkType, long unitsPerSecond) {}

  private final ByteBuffer content;
  private final List<Interface> interfaces = new ArrayList<>();
  private final List<CapturedPacket> packets = new ArrayList<>();

  private PcapngFormat(ByteBuffer content) {
    this.content = content;
  }

  static boolean recognises(ByteBuffer content) {
    return content.getInt(0) == SECTION_HEADER;
  }

  static List<CapturedPacket> read(ByteBuffer content) throws CaptureFault {
    PcapngFormat format = new PcapngFormat(content);
    while (content.hasRemaining()) {
      format.readBlock();
    }
    return format.packets;
  }

  private void readBlock() throws CaptureFault {
    int start = content.position();
    if (content.remaining() < MINIMUM_BLOCK_LENGTH) {
      throw new CaptureFault("the file ends in the header of a block, at octet " + start);
    }
    if (content.getInt(start) == SECTION_HEADER) {
      startSection(start);
    }
    int type = content.getInt(start);
    int length = content.getInt(start + 4);
    if (length < MINIMUM_BLOCK_LENGTH || length % 4 != 0 || length > content.remaining()) {
      throw new CaptureFault("a block of impossible length " + length + " at octet " + start);
    }
    ByteBuffer body =
        content
            .slice(start + BLOCK_HEADER_LENGTH, length - MINIMUM_BLOCK_LENGTH)
            .order(content.order());
    try {
      readBody(type, body);
    } catch (IndexOutOfBoundsException | BufferUnderflowException _) {
      throw new CaptureFault("a block shorter than its type allows, at octet " + start);
    }
    content.position(start + length);
  }

  private void startSection(int start) {
    int magic = content.order(ByteOrder.BIG_ENDIAN).getInt(start + BLOCK_HEADER_LENGTH);
    content.order(magic == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    interfaces.clear();
  }

  private void readBody(int type, ByteBuffer body) throws CaptureFault {
    switch (type) {
      case INTERFACE_DESCRIPTION ->
          interfaces.add(new Interface(body.getShort(0) & 0xffff, unitsPerSecond(body)));
      case ENHANCED_PACKET -> packets.add(packet(body));
      default -> {}
    }
  }

  private CapturedPacket packet(ByteBuffer body) throws CaptureFault {
    int number = body.getInt();
    if (number < 0 || number >= interfaces.size()) {
      throw new CaptureFault("a packet of interface " + number + ", which is not described");
    }
    Interface captured = interfaces.get(number);
    long units =
        (Integer.toUnsignedLong(body.getInt()) << 32) | Integer.toUnsignedLong(body.getInt());
    byte[] octets = new byte[Math.clamp(body.getInt(), 0, body.remaining())];
    body.getInt();
    body.get(octets);
    long perSecond = captured.unitsPerSecond();
    Instant time =
        Instant.ofEpochSecond(units / perSecond, units % perSecond * 1_000_000_000L / perSecond);
    return new CapturedPacket(time, captured.linkType(), Octets.of(octets));
  }

  /** The interface's if_tsresol option: a power of 10, or of 2 with the highest bit set. */
  private static long unitsPerSecond(ByteBuffer body) {
    int offset = 8;
    while (offset + 4 <= body.limit()) {
      int code = body.getShort(offset) & 0xffff;
      int length = body.getShort(offset + 2) & 0xffff;
      if (code == TIME_RESOLUTION && length == 1) {
        int resolution = body.get(offset + 4) & 0xff;
        return resolution > 0x80 ? 1L << (resolution & 0x3f) : power10(resolution);
      }
      offset += 4 + (length + 3) / 4 * 4;
    }
    return 1_000_000;
  }

  private static long power10(int exponent) {
    long power = 1;
    for (int step = 0; step < Math.min(exponent, 9); step++) {
      power *= 10;
    }
    return power;
  }
}
