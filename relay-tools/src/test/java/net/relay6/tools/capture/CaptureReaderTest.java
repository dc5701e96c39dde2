package net.relay6.tools.capture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import net.relay6.fixtures.random.FrameMutations;
import net.relay6.fixtures.random.Seeded;
import net.relay6.tools.capture.layer.PassedOver.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureReaderTest {

  private static final String CLIENT = "fe80000000000000 0000000000000001";
  private static final String GROUP = "ff02000000000000 0000000000010002";
  private static final byte[] MESSAGE = CaptureBytes.hex("01abcdef 0008 0002 0000");
  private static final byte[] PACKET = CaptureBytes.udp(CLIENT, 546, GROUP, 547, MESSAGE);
  private static final String SEEN = "[fe80::1]:546 > [ff02::1:2]:547 01abcdef000800020000";
  private static final int RAW = 101;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "BIG, a1b2c3d4, 5000",
    "LITTLE, a1b2c3d4, 5000",
    "BIG, a1b23c4d, 5",
    "LITTLE, a1b23c4d, 5"
  })
  void readsPcapInBothByteOrdersAndUnits(String order, String magic, int nanos) throws IOException {
    byte[] file =
        CaptureBytes.pcap(order(order), Integer.parseUnsignedInt(magic, 16), RAW)
            .packet(CaptureBytes.TEN_O_CLOCK, 5, PACKET, PACKET.length)
            .octets();
    String time = nanos == 5 ? "2026-11-24T10:00:00.000000005Z" : "2026-11-24T10:00:00.000005Z";
    assertEquals(List.of("1 " + time + " " + SEEN), read(file).datagrams());
  }

  @ParameterizedTest
  @CsvSource({
    "0009 0001 03000000, 1795514400005, 2026-11-24T10:00:00.005Z",
    "0009 0001 09000000, 1795514400000000005, 2026-11-24T10:00:00.000000005Z",
    "0009 0001 8a000000, 1838606746112, 2026-11-24T10:00:00.500Z",
    "0009 0001 00000000 000e 0008 000000006b056020, 5, 2026-11-24T10:00:05Z",
    "0009 0001 ff000000, 5, 1970-01-01T00:00:00Z",
    "0009 0001 00000000, 9223372036854775807, 2255-03-14T16:00:00Z",
    "0009 0001 00000000 000e 0008 8000000000000000, 5, 1970-01-01T00:00:00Z"
  })
  void readsEveryResolutionOfTime(String options, long units, String time) throws IOException {
    byte[] file =
        CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN)
            .described(RAW, options)
            .enhanced(0, units, PACKET)
            .octets();
    assertEquals(List.of("1 " + time + " " + SEEN), read(file).datagrams());
  }

  @Test
  void readsSectionsInterfacesAndAllKindsOfPackets() throws IOException {
    byte[] ethernet = CaptureBytes.hex("333300010002 020000000001 86dd");
    byte[] framed = Arrays.copyOf(ethernet, ethernet.length + PACKET.length);
    System.arraycopy(PACKET, 0, framed, ethernet.length, PACKET.length);
    long micros = CaptureBytes.TEN_O_CLOCK * 1_000_000;
    CaptureBytes file = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
    byte[] content =
        file.described(RAW, "")
            .described(1, "")
            .enhanced(1, micros, framed)
            .block(0x777, file.body().raw(CaptureBytes.hex("01020304")))
            .obsolete(1, micros + 1, framed)
            .simple(PACKET)
            .section()
            .described(1, "")
            .enhanced(0, micros + 2, framed)
            .octets();
    assertEquals(
        List.of(
            "1 2026-11-24T10:00:00Z " + SEEN,
            "2 2026-11-24T10:00:00.000001Z " + SEEN,
            "3 2026-11-24T10:00:00.000001Z " + SEEN,
            "4 2026-11-24T10:00:00.000002Z " + SEEN),
        read(content).datagrams());
  }

  @Test
  void unpacksWhatGzipHasPacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(CaptureBytes.pcap(RAW).packet(0, PACKET).octets());
    }
    assertEquals(List.of("1 2026-11-24T10:00:00Z " + SEEN), read(packed.toByteArray()).datagrams());
  }

  @Test
  void reportsWhatItSkips() throws IOException {
    byte[] otherPort = CaptureBytes.udp(CLIENT, 53, GROUP, 53, MESSAGE);
    byte[] shortUdp = CaptureBytes.ipv6(CLIENT, GROUP, 17, CaptureBytes.hex("0222022300070000"));
    byte[] file =
        CaptureBytes.pcap(RAW)
            .packet(0, CaptureBytes.hex("45000000"))
            .packet(0, CaptureBytes.ipv6(CLIENT, GROUP, 6, new byte[20]))
            .packet(0, otherPort)
            .packet(CaptureBytes.TEN_O_CLOCK, 0, PACKET, 30)
            .packet(0, shortUdp)
            .octets();
    assertEquals(
        Map.of(
            Reason.NOT_IPV6.plain(), 1L,
            Reason.NOT_UDP.plain(), 1L,
            Reason.OTHER_PORTS.plain(), 1L,
            Reason.CUT_SHORT.plain(), 1L,
            Reason.BROKEN.plain(), 1L),
        read(file).passedOver());
  }

  /** As tshark 4.0 numbers them: records of other programs count, what describes packets not. */
  @ParameterizedTest
  @CsvSource({
    "4, 0000 0000, 2",
    "5, 00000000 00000000 00000000, 2",
    "10, 4b4c5354 04000000 61626364, 2",
    "777, 01020304, 2",
    "9, 4d4553534147453d610a0a00, 3",
    "2989, d97e0000 01020304, 3",
    "1073744813, d97e0000 01020304, 3",
    "516, 0000 0500000000000000 0100000000000000 1a000000 0300 00000000, 3"
  })
  void numbersPacketsAsWiresharkDoes(int type, String body, long number) throws IOException {
    CaptureBytes file =
        CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN).described(RAW, "").simple(PACKET);
    byte[] content =
        file.block(type, file.body().raw(CaptureBytes.hex(body))).simple(PACKET).octets();
    Reading reading = read(content);
    assertEquals(
        List.of("1 1970-01-01T00:00:00Z " + SEEN, number + " 1970-01-01T00:00:00Z " + SEEN),
        reading.datagrams());
    assertEquals(2, reading.packets());
  }

  @Test
  void saysWhenWhatGzipHasPackedEndsTooEarly() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(CaptureBytes.pcap(RAW).packet(0, PACKET).octets());
    }
    byte[] whole = packed.toByteArray();
    for (int length = 4; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      CaptureReader.Fault fault = assertThrows(CaptureReader.Fault.class, () -> read(part));
      assertTrue(fault.toString().contains("the gzip data ends"), fault.toString());
    }
  }

  @Test
  void reportsHowMuchOfADatagramWasNotCaptured() throws IOException {
    byte[] file =
        CaptureBytes.pcap(RAW)
            .packet(CaptureBytes.TEN_O_CLOCK, 0, PACKET, PACKET.length - 3)
            .octets();
    assertEquals(
        List.of("1 2026-11-24T10:00:00Z [fe80::1]:546 > [ff02::1:2]:547 01abcdef000800 and 3"),
        read(file).datagrams());
  }

  @ParameterizedTest
  @CsvSource({
    "0 1 2, 3, 0",
    "2 1 0, 3, 0",
    "1 0 2, 3, 0",
    "0 0 1 2, 4, 0",
    "0 1 2 0 1 2, 3, 0",
    "0 2, 0, 2",
    "1 2, 0, 2"
  })
  void putsFragmentsTogetherInAnyOrder(String order, long whole, long incomplete)
      throws IOException {
    List<byte[]> pieces =
        List.of(piece(0, 8, true, 7), piece(8, 8, true, 7), piece(16, 2, false, 7));
    CaptureBytes file = CaptureBytes.pcap(RAW);
    for (String index : order.split(" ", -1)) {
      file.packet(0, pieces.get(Integer.parseInt(index)));
    }
    Reading reading = read(file.octets());
    assertEquals(
        whole == 0 ? List.of() : List.of(whole + " 2026-11-24T10:00:00Z " + SEEN),
        reading.datagrams());
    assertEquals(incomplete, reading.passedOver().getOrDefault(Reason.FRAGMENT.plain(), 0L));
  }

  @ParameterizedTest
  @CsvSource({"8 8 true", "8 16 true", "0 16 true", "8 2 false", "24 8 true"})
  void discardsAllOfWhatOverlaps(String third) throws IOException {
    String[] word = third.split(" ", -1);
    byte[] overlapping =
        CaptureBytes.ipv6(
            CLIENT,
            GROUP,
            44,
            CaptureBytes.fragment(
                17,
                Integer.parseInt(word[0]),
                Boolean.parseBoolean(word[2]),
                7,
                new byte[Integer.parseInt(word[1])]));
    byte[] file =
        CaptureBytes.pcap(RAW)
            .packet(0, piece(8, 8, true, 7))
            .packet(0, piece(16, 2, false, 7))
            .packet(0, overlapping)
            .packet(0, piece(0, 8, true, 7))
            .octets();
    Reading reading = read(file);
    assertEquals(List.of(), reading.datagrams());
    assertEquals(Map.of(Reason.OVERLAPPING_FRAGMENT.plain(), 2L), reading.passedOver());
  }

  @Test
  void waitsAMinuteOfTheCaptureForFragments() throws IOException {
    byte[] file =
        CaptureBytes.pcap(RAW)
            .packet(0, piece(0, 8, true, 7))
            .packet(0, piece(0, 8, true, 8))
            .packet(59_000_000, piece(8, 10, false, 7))
            .packet(61_000_000, piece(8, 10, false, 8))
            .octets();
    Reading reading = read(file);
    assertEquals(List.of("3 2026-11-24T10:00:59Z " + SEEN), reading.datagrams());
    assertEquals(Map.of(Reason.FRAGMENT.plain(), 2L), reading.passedOver());
  }

  @Test
  void keepsABoundedNumberOfPacketsInPieces() throws IOException {
    CaptureBytes file = CaptureBytes.pcap(RAW);
    for (int identification = 0; identification < 2000; identification++) {
      file.packet(0, piece(0, 8, true, identification));
    }
    file.packet(0, piece(8, 10, false, 0)).packet(0, piece(8, 10, false, 1999));
    Reading reading = read(file.octets());
    assertEquals(1, reading.datagrams().size());
    assertEquals(Map.of(Reason.FRAGMENT.plain(), 2000L), reading.passedOver());
  }

  @Test
  void discardsAPacketOfMorePiecesThanAnyLinkMakes() throws IOException {
    CaptureBytes file = CaptureBytes.pcap(RAW);
    for (int piece = 0; piece < 1025; piece++) {
      byte[] fragment = CaptureBytes.fragment(17, piece * 8, true, 7, new byte[8]);
      file.packet(0, CaptureBytes.ipv6(CLIENT, GROUP, 44, fragment));
    }
    assertEquals(Map.of(Reason.OVERLAPPING_FRAGMENT.plain(), 1L), read(file.octets()).passedOver());
  }

  @Test
  void refusesASectionOfMoreInterfacesThanAnyMachineHas() {
    CaptureBytes file = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
    for (int number = 0; number < 65_536; number++) {
      file.described(RAW, "");
    }
    assertDoesNotThrow(() -> read(file.octets()));
    byte[] oneMore = file.described(RAW, "").octets();
    CaptureReader.Fault fault = assertThrows(CaptureReader.Fault.class, () -> read(oneMore));
    assertTrue(fault.toString().contains("too many interfaces"), fault.toString());
  }

  @Test
  void takesAPacketThatIsOneFragmentForWhole() throws IOException {
    byte[] file = CaptureBytes.pcap(RAW).packet(0, piece(0, 18, false, 1)).octets();
    assertEquals(List.of("1 2026-11-24T10:00:00Z " + SEEN), read(file).datagrams());
  }

  @ParameterizedTest
  @CsvSource({
    "d4c3b2a1 0200, the file ends in its header",
    "00000000 00000000, neither pcap nor pcapng",
    "0a0d, neither pcap nor pcapng",
    "0a0d0d0a 0000001c 1a2b3c4d 0001, the file ends in a block",
    "0a0d0d0a 00000003 1a2b3c4d, impossible length 3"
  })
  void saysWhyAFileIsNoCapture(String hex, String reason) {
    CaptureReader.Fault fault =
        assertThrows(CaptureReader.Fault.class, () -> read(CaptureBytes.hex(hex)));
    assertTrue(fault.toString().contains(reason), fault.toString());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4"})
  void survivesAnything(long seed) throws IOException {
    Seeded random = new Seeded(seed);
    FrameMutations mutations = new FrameMutations(random);
    List<byte[]> files =
        List.of(
            CaptureBytes.pcap(RAW)
                .packet(0, PACKET)
                .packet(1, piece(0, 8, true, 7))
                .packet(2, piece(8, 10, false, 7))
                .octets(),
            CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN)
                .described(RAW, "0900 0100 09000000")
                .enhanced(0, 5, PACKET)
                .obsolete(0, 6, piece(0, 8, true, 7))
                .simple(piece(8, 10, false, 7))
                .octets());
    for (int round = 0; round < 250; round++) {
      byte[] mutant = mutations.of(random.pick(files));
      try {
        read(mutant);
      } catch (IOException _) {
        // Said and not read on.
      }
    }
  }

  /** A piece of {@link #PACKET}'s UDP datagram. */
  private static byte[] piece(int offset, int length, boolean more, int identification) {
    byte[] udp = Arrays.copyOfRange(PACKET, 40, PACKET.length);
    byte[] piece = Arrays.copyOfRange(udp, offset, offset + length);
    return CaptureBytes.ipv6(
        CLIENT, GROUP, 44, CaptureBytes.fragment(17, offset, more, identification, piece));
  }

  private static ByteOrder order(String name) {
    return name.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  private Reading read(byte[] content) throws IOException {
    return Reading.of(Files.write(folder.resolve("capture"), content));
  }
}
