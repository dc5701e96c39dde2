package net.relay6.feature.capture;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
  private final Map<Place, Integer> interfaces = new HashMap<>();
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
  public void write(Sighting sighting) {
    writeMissed(sighting.missedBefore(), sighting.time());
    int number = interfaces.computeIfAbsent(sighting.place(), this::writeInterface);
    int start = begin(BlockType.ENHANCED_PACKET);
    out.writeInt(number);
    writeTime(sighting.time());
    int length = Ipv6Packet.length(sighting.payload());
    out.writeInt(length).writeInt(length);
    Ipv6Packet.write(out, sighting.source(), sighting.destination(), sighting.payload());
    pad(length);
    writeOption(BlockOption.PACKET_FLAGS, Integer.BYTES);
    out.writeInt(sighting.direction() == Sighting.Direction.INBOUND ? 1 : 2);
    writeText(BlockOption.COMMENT, sighting.remark());
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
    writeText(BlockOption.COMMENT, total + " datagrams were not captured, the reader was too slow");
    writeOption(BlockOption.STATISTICS_DROPPED, Long.BYTES);
    out.writeLong(total);
    end(start);
  }

  private void writeSection(String application) {
    int start = begin(BlockType.SECTION_HEADER);
    out.writeInt(BlockType.BYTE_ORDER_MAGIC).writeShort(1).writeShort(0).writeLong(-1);
    writeText(BlockOption.SECTION_APPLICATION, application);
    end(start);
  }

  private int writeInterface(Place place) {
    writeInterface(place.toString());
    return interfaces.size() + 1;
  }

  private void writeInterface(String name) {
    int start = begin(BlockType.INTERFACE_DESCRIPTION);
    out.writeShort(RAW_IPV6).writeShort(0).writeInt(0);
    writeText(BlockOption.INTERFACE_NAME, name);
    writeOption(BlockOption.INTERFACE_TIME_RESOLUTION, 1);
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
    out.writeInt(BlockOption.END);
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
}
