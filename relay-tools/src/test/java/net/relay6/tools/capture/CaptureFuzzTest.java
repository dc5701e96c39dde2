package net.relay6.tools.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Coverage-guided fuzzing of what reads captures. In the normal build the inputs found so far are
 * replayed; to explore, one target at a time:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl relay-cli -am test -Dtest=CaptureFuzzTest#files
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class CaptureFuzzTest {

  /** A file, pcap or pcapng, packed or not. */
  @FuzzTest(maxDuration = "10m")
  void files(byte[] octets) throws IOException {
    try (CaptureReader reader = CaptureReader.of(new ByteArrayInputStream(octets))) {
      long found = 0;
      Optional<CapturedDatagram> next = reader.next();
      while (next.isPresent()) {
        check(next.get());
        found++;
        next = reader.next();
      }
      assertTrue(found + reader.hidden() <= reader.packets());
    } catch (CaptureReader.Fault fault) {
      assertPrintable(String.valueOf(fault.getMessage()));
    }
  }

  /** A pcapng capture that is passed on block by block. */
  @FuzzTest(maxDuration = "10m")
  void blocks(byte[] octets) throws IOException {
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    try {
      CaptureRun.Input input = new CaptureRun.Input(new ByteArrayInputStream(octets));
      for (var next = input.next(); next.isPresent(); next = input.next()) {
        passed.writeBytes(next.get().octets().toArray());
        next.get().datagram().ifPresent(CaptureFuzzTest::check);
      }
      assertEquals(octets.length, passed.size());
    } catch (CaptureReader.Fault _) {
      // What came before it has been passed on.
    }
    assertArrayEquals(Arrays.copyOf(octets, passed.size()), passed.toByteArray());
  }

  /** One packet: two octets for its link type and the order of its machine, then its octets. */
  @FuzzTest(maxDuration = "10m")
  void headers(byte[] octets) {
    if (octets.length >= Short.BYTES) {
      int first = ByteBuffer.wrap(octets).getShort();
      ByteOrder order = first < 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      Octets packet = Octets.of(Arrays.copyOfRange(octets, Short.BYTES, octets.length));
      UdpExtraction.datagram(
              new PacketSource.Packet(
                  1,
                  Instant.EPOCH,
                  first & 0x1ff,
                  order,
                  packet,
                  CapturedDatagram.PacketMetadata.NONE))
          .ifPresent(CaptureFuzzTest::check);
    }
  }

  /**
   * Pieces of packets, four octets each: the place, the length, and bits for the packet and whether
   * the piece is the last. Each octet is known by its place.
   */
  @FuzzTest(maxDuration = "10m")
  void fragments(byte[] octets) {
    FragmentTable table = new FragmentTable();
    ByteBuffer input = ByteBuffer.wrap(octets);
    int pieces = 0;
    while (input.remaining() >= Integer.BYTES) {
      FragmentTable.Fragment fragment = fragment(input.getShort(), input.get(), input.get());
      pieces++;
      if (table.add(fragment, Instant.ofEpochSecond(pieces))
          instanceof FragmentTable.Whole(int next, Octets whole)) {
        assertEquals(fragment.nextHeader(), next);
        assertEquals(octets(0, whole.length()), whole);
      }
    }
    assertTrue(table.incomplete() <= pieces);
  }

  private static FragmentTable.Fragment fragment(short place, byte length, byte bits) {
    boolean last = (bits & 1) != 0;
    int offset = place & 0xfff8;
    int octets = last ? 1 + (length & 0xff) : 8 * (1 + (length & 0xff));
    FragmentTable.Key key =
        new FragmentTable.Key(Ipv6Address.UNSPECIFIED, Ipv6Address.UNSPECIFIED, bits >> 1);
    return new FragmentTable.Fragment(key, offset, last, 17, octets(offset, octets));
  }

  private static Octets octets(int offset, int length) {
    byte[] octets = new byte[length];
    for (int index = 0; index < length; index++) {
      octets[index] = (byte) (((offset + index) * 31) >> 3);
    }
    return Octets.of(octets);
  }

  private static void check(CapturedDatagram datagram) {
    assertTrue(datagram.missingLength() >= 0);
    assertPrintable(datagram.metadata().toString());
    ByteBuf payload = Unpooled.wrappedBuffer(datagram.payload().toArray());
    ByteBuf frames = Unpooled.wrappedBuffer(Segments.of(payload).toArray(ByteBuf[]::new));
    assertEquals(payload, frames);
  }

  private static void assertPrintable(String text) {
    assertTrue(text.chars().noneMatch(Character::isISOControl), text);
  }
}
