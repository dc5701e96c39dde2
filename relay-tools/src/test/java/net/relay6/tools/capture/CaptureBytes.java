package net.relay6.tools.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Writes capture files for tests by the letter of the formats, knowing nothing of the readers. */
public final class CaptureBytes {

  /** 2026-11-24T10:00:00Z. */
  public static final long TEN_O_CLOCK = 1_795_514_400L;

  private final ByteOrder order;
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  private CaptureBytes(ByteOrder order) {
    this.order = order;
  }

  /** A pcap file's header; {@code magic} tells the unit of times. */
  public static CaptureBytes pcap(ByteOrder order, int magic, int linkType) {
    return new CaptureBytes(order)
        .int32(magic)
        .int16(2)
        .int16(4)
        .int32(0)
        .int32(0)
        .int32(262_144)
        .int32(linkType);
  }

  /** A pcap file in microseconds. */
  public static CaptureBytes pcap(int linkType) {
    return pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, linkType);
  }

  /** A packet of a pcap file, of which {@code kept} octets were captured. */
  public CaptureBytes packet(long seconds, int fraction, byte[] packet, int kept) {
    int32((int) seconds).int32(fraction).int32(kept).int32(packet.length);
    octets.write(packet, 0, kept);
    return this;
  }

  /** A whole packet of a pcap file, so many microseconds after ten o'clock. */
  public CaptureBytes packet(long micros, byte[] packet) {
    return packet(
        TEN_O_CLOCK + micros / 1_000_000, (int) (micros % 1_000_000), packet, packet.length);
  }

  /** A pcapng file's first section. */
  public static CaptureBytes pcapng(ByteOrder order) {
    return new CaptureBytes(order).section();
  }

  /** One more section. */
  public CaptureBytes section() {
    return block(0x0a0d0d0a, new CaptureBytes(order).int32(0x1a2b3c4d).int16(1).int16(0).int64(-1));
  }

  /** An interface, with options in hexadecimal as they stand in the file. */
  public CaptureBytes described(int linkType, String options) {
    return block(1, new CaptureBytes(order).int16(linkType).int16(0).int32(0).raw(hex(options)));
  }

  /** An enhanced packet. */
  public CaptureBytes enhanced(int interfaceNumber, long units, byte[] packet) {
    return block(6, new CaptureBytes(order).int32(interfaceNumber).timed(units, packet));
  }

  /** A packet of the obsolete kind. */
  public CaptureBytes obsolete(int interfaceNumber, long units, byte[] packet) {
    return block(2, new CaptureBytes(order).int16(interfaceNumber).int16(0).timed(units, packet));
  }

  private CaptureBytes timed(long units, byte[] packet) {
    return int32((int) (units >>> 32))
        .int32((int) units)
        .int32(packet.length)
        .int32(packet.length)
        .raw(packet)
        .padded();
  }

  /** A simple packet. */
  public CaptureBytes simple(byte[] packet) {
    return block(3, new CaptureBytes(order).int32(packet.length).raw(packet).padded());
  }

  /** A block of any type. */
  public CaptureBytes block(int type, CaptureBytes body) {
    int length = body.octets.size() + 12;
    return int32(type).int32(length).raw(body.octets()).int32(length);
  }

  /** A block's body. */
  public CaptureBytes body() {
    return new CaptureBytes(order);
  }

  /** A UDP datagram in an IPv6 packet. */
  public static byte[] udp(String source, int from, String destination, int to, byte[] payload) {
    byte[] udp =
        new CaptureBytes(ByteOrder.BIG_ENDIAN)
            .int16(from)
            .int16(to)
            .int16(payload.length + 8)
            .int16(0)
            .raw(payload)
            .octets();
    return ipv6(source, destination, 17, udp);
  }

  /** An IPv6 packet; addresses are 32 hexadecimal digits. */
  public static byte[] ipv6(String source, String destination, int next, byte[] content) {
    return new CaptureBytes(ByteOrder.BIG_ENDIAN)
        .int32(0x60000000)
        .int16(content.length)
        .int16(next << 8 | 64)
        .raw(hex(source))
        .raw(hex(destination))
        .raw(content)
        .octets();
  }

  /** The fragment header, with a piece of a packet's content behind it. */
  public static byte[] fragment(
      int next, int offset, boolean more, int identification, byte[] piece) {
    return new CaptureBytes(ByteOrder.BIG_ENDIAN)
        .int16(next << 8)
        .int16(offset | (more ? 1 : 0))
        .int32(identification)
        .raw(piece)
        .octets();
  }

  /** Octets in hexadecimal, blanks allowed. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private CaptureBytes padded() {
    while (octets.size() % 4 != 0) {
      octets.write(0);
    }
    return this;
  }

  /** Octets as they are. */
  public CaptureBytes raw(byte[] more) {
    octets.writeBytes(more);
    return this;
  }

  private CaptureBytes int16(int value) {
    return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  private CaptureBytes int32(int value) {
    return raw(ByteBuffer.allocate(4).order(order).putInt(value).array());
  }

  private CaptureBytes int64(long value) {
    return raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }

  /** The file so far. */
  public byte[] octets() {
    return octets.toByteArray();
  }
}
