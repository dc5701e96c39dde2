package net.relay6.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeCommandTest {

  /** IPv6 and UDP headers of 12 octets of payload from fe80::1 port 546 to ff02::1:2 port 547. */
  private static final String IP_UDP =
      "60000000 0014 11 01 fe800000000000000000000000000001 ff020000000000000000000000010002"
          + " 0222 0223 0014 0000";

  private static final String PAYLOAD = "01abcdef 0008 0002 0000 000e";

  private static final String EXPECTED =
      """
      2026-11-24T10:00:00.000005Z [fe80::1]:546 > [ff02::1:2]:547, 12 octets%s
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
  @ValueSource(strings = {"xyz", "123", "", "no-such-file.pcap"})
  void saysWhenItGetsNeitherHexadecimalNorAFile(String argument) {
    CommandLineRun run = CommandLineRun.of("decode", argument);
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("neither hexadecimal nor a file"), run.err());
  }

  @ParameterizedTest(name = "link type {0}")
  @CsvSource({
    "1, 333300010002 020000000001 86dd, ''",
    "1, 333300010002 020000000001 8100 2007 86dd, ' (vlan 7)'",
    "1, 333300010002 020000000001 88a8 0001 8100 0007 86dd, ' (vlan 1 vlan 7)'",
    "1, 333300010002 020000000001 8864 11000009 0036 0057, ' (session 9)'",
    "113, 0000 0001 0006 020000000001 0000 86dd, ''",
    "113, 0000 0001 0006 020000000001 0000 8100 0007 86dd, ' (vlan 7)'",
    "276, 86dd 0000 00000002 0001 00 06 0200000000010000, ' (interface 2)'",
    "276, 8100 0000 00000002 0001 00 06 0200000000010000 0007 86dd, ' (interface 2 vlan 7)'",
    "0, 0a000000, ''",
    "0, 1e000000, ''",
    "0, 0000001c, ''",
    "108, 00000018, ''",
    "9, ff03 0057, ''",
    "9, 0057, ''",
    "101, '', ''",
    "12, '', ''",
    "229, '', ''"
  })
  void findsTheDatagramBehindEveryLinkHeader(int linkType, String linkHeader, String place)
      throws IOException {
    String packet = linkHeader + IP_UDP + PAYLOAD;
    assertEquals(EXPECTED.formatted(place), decode(pcap(linkType, packet)).out());
    assertEquals(EXPECTED.formatted(place), decode(pcapng(linkType, packet)).out());
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
  @ValueSource(
      strings = {
        "45000000",
        "60000000 0014 06 01 fe800000000000000000000000000001 ff020000000000000000000000010002",
        "60000000 0014 11 01 fe80",
        "60000000 0014 2c 01 fe800000000000000000000000000001 ff020000000000000000000000010002 00",
        "60000000 0014 11 01 fe800000000000000000000000000001 ff020000000000000000000000010002"
            + " 0035 0035 0014 0000 000000000000000000000000"
      })
  void passesOverWhatIsNoDhcpv6(String packet) throws IOException {
    CommandLineRun run = decode(pcap(101, packet));
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.out());
  }

  @Test
  void saysWhereACaptureBreaksOff() throws IOException {
    String one = Octets.of(octets(pcap(101, IP_UDP + PAYLOAD))).toHex();
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
  void tellsWhereAPacketOfACaptureWasSeenAndWhatBecameOfIt() throws IOException {
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

  private static byte[] octets(String hex) {
    return Octets.parseHex(hex).orElseThrow().toArray();
  }
}
