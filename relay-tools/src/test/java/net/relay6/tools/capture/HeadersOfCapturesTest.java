package net.relay6.tools.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.relay6.fixtures.random.FrameMutations;
import net.relay6.fixtures.random.Seeded;
import net.relay6.tools.capture.layer.PassedOver;
import net.relay6.tools.capture.layer.PassedOver.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of packets whose headers are not known, broken, cut, or one inside another. */
class HeadersOfCapturesTest {

  private static final String CLIENT = "fe80000000000000 0000000000000001";
  private static final String GROUP = "ff02000000000000 0000000000010002";
  private static final byte[] MESSAGE = CaptureBytes.hex("01abcdef 0008 0002 0000");
  private static final byte[] PACKET = CaptureBytes.udp(CLIENT, 546, GROUP, 547, MESSAGE);
  private static final String SEEN = "[fe80::1]:546 > [ff02::1:2]:547 01abcdef000800020000";
  private static final int RAW = 101;

  @TempDir private Path folder = Path.of("");

  /** IPv4 headers here are those of 192.0.2.1 to 192.0.2.2, of 20 octets. */
  @ParameterizedTest
  @CsvSource({
    "147, 00, LINK_TYPE, link type 147",
    "130, 4d474301 00, LINK_TYPE, 'link type 130, of Juniper'",
    "178, 000000 01, BROKEN, ''",
    "178, 4d4743, CUT_SHORT, ''",
    "239, 0a000001 0000 0100, BROKEN, ''",
    "1, 333300010002 020000000001 88e5 00, ENCRYPTED, MACsec",
    "1, 333300010002 020000000001 0806 00, NOT_IPV6, ''",
    "1, 333300010002 020000000001 0026 424203, NOT_IPV6, ''",
    "1, 333300010002 020000000001 8847 000100, CUT_SHORT, ''",
    "219, 00010040 00010040 00010040 00010040 00010040 00010040 00010040 00010040 00010040 00010040"
        + " 00010040 00010040 00010040 00010040 00010040 00010040 00010040, BROKEN, ''",
    "228, 45000014 00000000 40320000 c0000201 c0000202, ENCRYPTED, ESP",
    "228, 45000020 00000000 40730000 c0000201 c0000202, TUNNEL, L2TP",
    "228, 45000020 00002000 402f0000 c0000201 c0000202 00, TUNNEL, fragments of IPv4",
    "228, 45000020 00002000 40060000 c0000201 c0000202 00, NOT_IPV6, ''",
    "228, 45000018 00000000 402f0000 c0000201 c0000202 3001880b, TUNNEL, PPTP",
    "228, 45000018 00000000 402f0000 c0000201 c0000202 40000800, TUNNEL, GRE",
    "228, 45000024 00000000 40110000 c0000201 c0000202 c00006a5 00100000 0000000000000000, TUNNEL,"
        + " L2TP",
    "228, 45000024 00000000 40110000 c0000201 c0000202 c0001194 00100000 0000000000000000,"
        + " ENCRYPTED, ESP",
    "228, 45000024 00000000 40110000 c0000201 c0000202 003512b5 00100000 0000000000000000,"
        + " NOT_IPV6, ''"
  })
  void saysIntoWhatItCannotSee(int linkType, String packet, Reason reason, String detail)
      throws IOException {
    byte[] file = CaptureBytes.pcap(linkType).packet(0, CaptureBytes.hex(packet)).octets();
    assertEquals(Map.of(new PassedOver(reason, detail), 1L), read(file).passedOver());
  }

  @Test
  void followsABoundedNumberOfTunnels() throws IOException {
    byte[] packet = PACKET;
    for (int tunnel = 0; tunnel < 200; tunnel++) {
      packet = CaptureBytes.ipv6(CLIENT, GROUP, 41, packet);
    }
    byte[] file = CaptureBytes.pcap(RAW).packet(0, packet).octets();
    assertEquals(Map.of(Reason.BROKEN.plain(), 1L), read(file).passedOver());
  }

  @Test
  void stepsOverABoundedNumberOfFragmentHeaders() throws IOException {
    byte[] headers = CaptureBytes.hex("2c00 0000 0000 0001".repeat(8000));
    byte[] packet = CaptureBytes.ipv6(CLIENT, GROUP, 44, headers);
    byte[] file = CaptureBytes.pcap(RAW).packet(0, packet).octets();
    assertEquals(Map.of(Reason.BROKEN.plain(), 1L), read(file).passedOver());
  }

  @ParameterizedTest
  @CsvSource({"LITTLE, 0800 0400 00000003 3e00 0900", "BIG, 0008 0004 00000003 003e 0009"})
  void readsFieldsOfNflogInTheOrderOfTheMachine(String order, String fields) throws IOException {
    byte[] header = CaptureBytes.hex("0a000001" + fields);
    byte[] packet = Arrays.copyOf(header, header.length + PACKET.length);
    System.arraycopy(PACKET, 0, packet, header.length, PACKET.length);
    byte[] pcap =
        CaptureBytes.pcap(order(order), 0xa1b2c3d4, 239)
            .packet(CaptureBytes.TEN_O_CLOCK, 0, packet, packet.length)
            .octets();
    byte[] pcapng =
        CaptureBytes.pcapng(order(order))
            .described(239, "")
            .enhanced(0, CaptureBytes.TEN_O_CLOCK * 1_000_000, packet)
            .octets();
    assertEquals(List.of("1 2026-11-24T10:00:00Z " + SEEN), read(pcap).datagrams());
    assertEquals(List.of("1 2026-11-24T10:00:00Z " + SEEN), read(pcapng).datagrams());
  }

  @ParameterizedTest
  @MethodSource("net.relay6.tools.capture.CapturedHeaders#all")
  void everyPacketHasOneOutcomeHoweverItIsCutOrChanged(CapturedHeaders headers) throws IOException {
    byte[] whole = CaptureBytes.hex(headers.hex() + HexFormat.of().formatHex(PACKET));
    FrameMutations mutations = new FrameMutations(new Seeded(headers.linkType()));
    CaptureBytes file = CaptureBytes.pcap(headers.linkType());
    for (int length = 0; length < whole.length; length++) {
      file.packet(0, Arrays.copyOf(whole, length));
    }
    for (int round = 0; round < 200; round++) {
      file.packet(0, mutations.of(whole));
    }
    Reading reading = read(file.octets());
    long passedOver = reading.passedOver().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(whole.length + 200, reading.packets());
    assertEquals(reading.packets(), reading.datagrams().size() + passedOver);
  }

  private static ByteOrder order(String name) {
    return name.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private Reading read(byte[] content) throws IOException {
    return Reading.of(Files.write(folder.resolve("capture"), content));
  }
}
