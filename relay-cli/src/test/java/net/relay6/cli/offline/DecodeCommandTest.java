package net.relay6.cli.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.cli.CommandLineRun;
import net.relay6.net.Octets;
import net.relay6.tools.capture.CapturedHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecodeCommandTest {

  /** IPv6 and UDP headers of 12 octets of payload from fe80::1 port 546 to ff02::1:2 port 547. */
  private static final String IP_UDP =
      "60000000 0014 11 01 fe800000000000000000000000000001 ff020000000000000000000000010002"
          + " 0222 0223 0014 0000";

  private static final String PAYLOAD = "01abcdef 0008 0002 0000 000e";

  private static final String EXPECTED =
      """
      packet 1, 2026-11-24T10:00:00.000005Z [fe80::1]:546 > [ff02::1:2]:547, 12 octets%s
        SOLICIT transaction abcdef
          ELAPSED-TIME 0 ms
          MALFORMED option, it does not fit: 000e

      """;

  private static final int PCAP_HEADER_LENGTH = 24;

  @TempDir private Path folder;

  @Test
  void printsHexadecimalGivenInPieces() {
    CommandLineRun run = CommandLineRun.of("decode", "01abcdef", "0008 0002 0001");
    assertEquals(0, run.exitCode());
    assertEquals("SOLICIT transaction abcdef\n  ELAPSED-TIME 10 ms\n", run.out());
  }

  @Test
  void printsAFileOfHexadecimal() throws IOException {
    Path file = Files.writeString(folder.resolve("frame.hex"), "01abcdef\n0008 0002 0001\n");
    CommandLineRun run = CommandLineRun.of("decode", file.toString());
    assertEquals("SOLICIT transaction abcdef\n  ELAPSED-TIME 10 ms\n", run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "xyz, xyz is neither hexadecimal nor a file",
    "no-such-file.pcap, no-such-file.pcap is neither hexadecimal nor a file",
    "123, 'half an octet is missing: there are 3 hexadecimal digits, an odd number'",
    "'', there is nothing to decode; see relay6 decode --help",
    ".., .. is a directory"
  })
  void saysWhatIsWrongWithAnArgument(String argument, String complaint) {
    CommandLineRun run = CommandLineRun.of("decode", argument);
    assertEquals(1, run.exitCode());
    assertEquals("relay6: " + complaint + "\n", run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "6e6f20636170747572650a, 'is neither hexadecimal nor a capture that relay6 reads'",
    "736e6f6f70000000 00000002 00000004, 'convert others with editcap -F pcap'",
    "3132330a, 'half an octet is missing: there are 3 hexadecimal digits'",
    "1f8b0800000000000003, 'the gzip data ends in its header, or is damaged'"
  })
  void saysWhatIsWrongWithAFile(String content, String complaint) throws IOException {
    CommandLineRun run = decode(content);
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains(complaint), run.err());
    assertTrue(!run.err().contains("nor a file"), run.err());
  }

  @Test
  void printsSeveralFilesAndSaysWhichOfThemAreNone() throws IOException {
    Path file = Files.write(folder.resolve("one.pcap"), octets(pcap(101, IP_UDP + PAYLOAD)));
    CommandLineRun run =
        CommandLineRun.of(
            "decode", file.toString(), "none.pcap", folder.toString(), file.toString());
    assertEquals(1, run.exitCode());
    assertEquals(EXPECTED.formatted("").repeat(2), run.out());
    assertEquals(
        "relay6: none.pcap: there is no such file\nrelay6: " + folder + " is a directory\n",
        run.err());
  }

  @ParameterizedTest
  @MethodSource("net.relay6.tools.capture.CapturedHeaders#all")
  void findsTheDatagramBehindEveryKindOfHeader(CapturedHeaders headers) throws IOException {
    String packet = headers.hex() + IP_UDP + PAYLOAD;
    String place = headers.place().isEmpty() ? "" : " (" + headers.place() + ")";
    assertEquals(EXPECTED.formatted(place), decode(pcap(headers.linkType(), packet)).out());
    assertEquals(EXPECTED.formatted(place), decode(pcapng(headers.linkType(), packet)).out());
  }

  /** Made by other programs than relay6 and its tests. */
  @ParameterizedTest
  @CsvSource({
    "juniper-ethernet, 1 SOLICIT 2 RELAY-FORW",
    "nflog, 1 RELAY-FORW",
  })
  void decodesCapturesOfRouters(String capture, String expected) throws IOException {
    Path file = folder.resolve(capture + ".pcap");
    try (InputStream stream =
        DecodeCommandTest.class.getResourceAsStream("/captures/" + capture + ".pcap")) {
      Files.write(file, Objects.requireNonNull(stream).readAllBytes());
    }
    CommandLineRun run = CommandLineRun.of("decode", file.toString());
    assertEquals("", run.err());
    List<String> found = new ArrayList<>();
    Matcher packet = Pattern.compile("(?m)^packet (\\d+), .*\\n  (\\S+)").matcher(run.out());
    while (packet.find()) {
      found.add(packet.group(1) + " " + packet.group(2));
    }
    assertEquals(expected, String.join(" ", found));
  }

  @Test
  void stepsOverExtensionHeaders() throws IOException {
    String packet =
        "60000000 001c 00 01 fe800000000000000000000000000001 ff020000000000000000000000010002"
            + " 1100000000000000 0222 0223 0014 0000"
            + PAYLOAD;
    assertEquals(EXPECTED.formatted(""), decode(pcap(101, packet)).out());
  }

  @ParameterizedTest
  @CsvSource({
    "101, 0, not IPv6, 45000000",
    "101, 0, not UDP, 60000000 0014 06 01 fe800000000000000000000000000001"
        + " ff020000000000000000000000010002",
    "101, 1, cut short by the capture: take it with -s 0, 60000000 0014 11 01 fe80",
    "101, 0, between other ports than 546 and 547, 60000000 0014 11 01"
        + " fe800000000000000000000000000001 ff020000000000000000000000010002"
        + " 0035 0035 0014 0000 000000000000000000000000",
    "147, 1, behind a link header relay6 does not know (link type 147), 00",
    "228, 1, encrypted (ESP), 45000014 00000000 40320000 c0000201 c0000202"
  })
  void saysWhatItPassesOver(int linkType, int exitCode, String why, String packet)
      throws IOException {
    CommandLineRun run = decode(pcap(linkType, packet));
    assertEquals("", run.out());
    assertEquals(
        folder.resolve("capture") + ": 1 packets, 0 of them DHCPv6\n  passed over: 1 " + why + "\n",
        run.err());
    assertEquals(exitCode, run.exitCode());
  }

  @Test
  void saysThatACaptureHasNoPackets() throws IOException {
    CommandLineRun run = decode(hex(pcap(101, "")).substring(0, 2 * PCAP_HEADER_LENGTH));
    assertEquals(folder.resolve("capture") + ": 0 packets, 0 of them DHCPv6\n", run.err());
    assertEquals(0, run.exitCode());
  }

  @Test
  void whatItPassesOverIsNoFailureWhereSomethingWasFound() throws IOException {
    String other = hex(pcap(101, "60000000 0014 11 01 fe80")).substring(2 * PCAP_HEADER_LENGTH);
    CommandLineRun run = decode(pcap(101, IP_UDP + PAYLOAD) + other);
    assertEquals(EXPECTED.formatted(""), run.out());
    assertEquals(0, run.exitCode());
    assertTrue(run.err().contains("2 packets, 1 of them DHCPv6"), run.err());
  }

  /** Linux hands relay messages of one length to packet sockets before it cuts them apart. */
  @Test
  void printsEachOfSeveralMessagesInOneDatagram() throws IOException {
    String relayed = "0c00" + "00".repeat(32) + "0009 0004 01abcdef";
    String datagram =
        "60000000 005c 11 01 20010db8000000000000000000000001 20010db8000000000000000000000002"
            + " 0223 0223 005c 0000";
    CommandLineRun run = decode(pcap(101, datagram + relayed + relayed));
    assertTrue(run.out().contains(", 84 octets, 2 messages in one datagram"), run.out());
    assertEquals(2, run.out().split("RELAY-FORW hop-count 0", -1).length - 1, run.out());
    assertTrue(!run.out().contains("MALFORMED"), run.out());
  }

  @Test
  void decodesWhatIsInsideAnAssociationForTemporaryAddresses() {
    String address = "0005 0018 20010db8000100010000000000001234 00000258 00000384";
    CommandLineRun run = CommandLineRun.of("decode", "01abcdef 0004 0020 00000007" + address);
    assertEquals(
        """
        SOLICIT transaction abcdef
          IA-TA iaid 7
            IA-ADDRESS 2001:db8:1:1::1234, preferred 600 s, valid 900 s
        """,
        run.out());
  }

  @Test
  void saysWhereACaptureBreaksOff() throws IOException {
    String one = hex(pcap(101, IP_UDP + PAYLOAD));
    String two = one + one.substring(2 * PCAP_HEADER_LENGTH);
    CommandLineRun run = decode(two.substring(0, two.length() - 2));
    assertEquals(1, run.exitCode());
    assertEquals(EXPECTED.formatted(""), run.out());
    assertTrue(
        run.err().contains("breaks off after 1 packets: the file ends in a packet, at octet 100"),
        run.err());
  }

  @Test
  void survivesEveryTruncationOfACapture() throws IOException {
    for (String capture :
        new String[] {pcap(101, IP_UDP + PAYLOAD), pcapng(101, IP_UDP + PAYLOAD)}) {
      byte[] whole = octets(capture);
      for (int length = 4; length < whole.length; length++) {
        CommandLineRun run = decode(Octets.of(Arrays.copyOf(whole, length)).toHex());
        assertTrue(!run.err().contains("fault in relay6"), length + ": " + run.err());
      }
    }
  }

  @Test
  void showsWhereAPacketWasCapturedAndWhatBecameOfIt() throws IOException {
    String named =
        pcapng(101, IP_UDP + PAYLOAD)
            .replace(
                "01000000 14000000 65000000 00000400 14000000",
                "01000000 20000000 65000000 00000400 0200 0400 6c616e30 00000000 20000000");
    CommandLineRun run = decode(named);
    assertEquals(EXPECTED.formatted(" (lan0)"), run.out());
  }

  /** Little-endian, microseconds: one packet at 2026-11-24T10:00:00.000005Z. */
  private static String pcap(int linkType, String packet) {
    String octets = packet.replace(" ", "");
    int length = octets.length() / 2;
    return "d4c3b2a1 0200 0400 00000000 00000000 ffff0000"
        + little(linkType)
        + little(1_795_514_400)
        + little(5)
        + little(length)
        + little(length)
        + octets;
  }

  /** Little-endian: a section, an interface with the default resolution, and the same packet. */
  private static String pcapng(int linkType, String packet) {
    StringBuilder padded = new StringBuilder(packet.replace(" ", ""));
    int length = padded.length() / 2;
    while (padded.length() % 8 != 0) {
      padded.append("00");
    }
    long time = 1_795_514_400L * 1_000_000 + 5;
    int blockLength = 32 + padded.length() / 2;
    return "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
        + "01000000 14000000 "
        + little(linkType)
        + " 00000400 14000000"
        + "06000000"
        + little(blockLength)
        + "00000000"
        + little((int) (time >>> 32))
        + little((int) time)
        + little(length)
        + little(length)
        + padded
        + little(blockLength);
  }

  private static String little(int number) {
    return "%08x".formatted(Integer.reverseBytes(number));
  }

  private CommandLineRun decode(String hex) throws IOException {
    Path file = Files.write(folder.resolve("capture"), octets(hex));
    return CommandLineRun.of("decode", file.toString());
  }

  /** The same without blanks. */
  private static String hex(String blanks) {
    return Octets.of(octets(blanks)).toHex();
  }

  private static byte[] octets(String hex) {
    return Octets.parseHex(hex).orElseThrow().toArray();
  }
}
