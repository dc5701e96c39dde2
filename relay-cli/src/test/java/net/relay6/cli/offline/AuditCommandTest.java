package net.relay6.cli.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import net.relay6.cli.CommandLineRun;
import net.relay6.tools.capture.CaptureBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {

  private static final String CLIENT = "fe80000000000000000000000000000c";
  private static final String GROUP = "ff020000000000000000000000010002";
  private static final String RELAY = "fe800000000000000000000000000001";
  private static final int RAW = 101;

  @TempDir private Path folder;

  /** Two servers of one preference answer each of ten clients. */
  private Path capture(int kept) throws IOException {
    CaptureBytes file = CaptureBytes.pcap(RAW);
    for (int client = 0; client < 10; client++) {
      String identity = "%06x 0001 000a 0003000102000000 %04x".formatted(client, client);
      long micros = client * 2_000_000L;
      byte[] solicit = CaptureBytes.hex("01" + identity + "0008 0002 0000");
      file.packet(micros, CaptureBytes.udp(CLIENT, 546, GROUP, 547, solicit));
      for (int server = 1; server <= 2; server++) {
        String address = "20010db8000100018%d0000000000000%x".formatted(server, 10 + client);
        String lease = "0005 0018" + address.substring(0, 32) + "000006a4 00000708";
        byte[] advertise =
            CaptureBytes.hex(
                "02"
                    + identity
                    + "0002 000a 000300010200000000a"
                    + server
                    + "0003 0028 00000001 00000384 000005a0"
                    + lease);
        file.packet(micros + server, CaptureBytes.udp(RELAY, 547, CLIENT, 546, advertise));
      }
    }
    byte[] content = file.octets();
    return Files.write(folder.resolve("trace.pcap"), Arrays.copyOf(content, content.length - kept));
  }

  @Test
  void printsWhatItReadEachServerAndTheFindingsWithTheirPackets() throws IOException {
    CommandLineRun run = CommandLineRun.of("audit", capture(0).toString());
    assertEquals("", run.err());
    assertTrue(run.out().contains("trace.pcap: 30 packets, 30 of them DHCPv6"), run.out());
    assertTrue(run.out().contains("10 requests, 20 responses. Servers' side: 0 cop"), run.out());
    assertTrue(run.out().contains("server server-id 000300010200000000a1"), run.out());
    assertTrue(run.out().contains("10 copies     10 responses"), run.out());
    assertTrue(run.out().contains("notice preference-equal: "), run.out());
    assertTrue(run.out().contains(": packet 2\n"), run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void printsJson() throws IOException {
    CommandLineRun run = CommandLineRun.of("audit", "--json", capture(0).toString());
    assertTrue(run.out().startsWith("{"), run.out());
    assertTrue(run.out().contains("\"code\" : \"preference-equal\""), run.out());
    assertTrue(run.out().contains("\"packet\" : "), run.out());
  }

  @ParameterizedTest
  @CsvSource({"alarm, 0", "warning, 0", "notice, 4"})
  void failsOnWhatIsGraveEnough(String severity, int exitCode) throws IOException {
    CommandLineRun run = CommandLineRun.of("audit", "--fail-on", severity, capture(0).toString());
    assertEquals(exitCode, run.exitCode(), run.out());
  }

  @ParameterizedTest
  @CsvSource({"warning, 1", "notice, 4"})
  void readsUpToWhereACaptureBreaksOff(String severity, int exitCode) throws IOException {
    CommandLineRun run = CommandLineRun.of("audit", "--fail-on", severity, capture(3).toString());
    assertTrue(run.out().contains("breaks off after 29 packets: the file ends in"), run.out());
    assertEquals(exitCode, run.exitCode());
  }

  @Test
  void aPackedCaptureThatBreaksOffIsLikeAnyOther() throws IOException {
    Path packed = folder.resolve("trace.pcap.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      gzip.write(Files.readAllBytes(capture(0)));
    }
    byte[] content = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(content, content.length - 3));
    CommandLineRun run = CommandLineRun.of("audit", packed.toString());
    assertTrue(run.out().contains("30 packets, 30 of them DHCPv6"), run.out());
    assertTrue(run.out().contains("breaks off after 30 packets: the gzip data ends"), run.out());
    assertEquals(1, run.exitCode());
  }

  @ParameterizedTest
  @CsvSource({
    "147, 1, behind a link header relay6 does not know (link type 147)",
    "228, 0, not IPv6"
  })
  void aCaptureIntoWhichItCannotSeeIsNotTakenForSound(int linkType, int exitCode, String why)
      throws IOException {
    byte[] content = CaptureBytes.pcap(linkType).packet(0, CaptureBytes.hex("00")).octets();
    Path file = Files.write(folder.resolve("strange"), content);
    CommandLineRun run = CommandLineRun.of("audit", file.toString());
    assertTrue(run.out().contains("passed over: 1 " + why), run.out());
    assertEquals(exitCode, run.exitCode());
  }

  /** What a switch mirrors in VXLAN shows the links apart by its number. */
  @Test
  void readsWhatIsInTunnels() throws IOException {
    CaptureBytes file = CaptureBytes.pcap(228);
    for (int number = 1; number <= 2; number++) {
      byte[] solicit =
          CaptureBytes.hex("0100000%d 0001 000a 0003000102000000000%d".formatted(number, number));
      byte[] inner = CaptureBytes.udp(CLIENT, 546, GROUP, 547, solicit);
      file.packet(
          number,
          CaptureBytes.hex(
              "45000074 00000000 40110000 c0000201 c0000202 c00012b5 00600000 08000000 00000%d00"
                      .formatted(number)
                  + "333300010002 020000000001 86dd"
                  + HexFormat.of().formatHex(inner)));
    }
    Path capture = Files.write(folder.resolve("tunnels"), file.octets());
    CommandLineRun run = CommandLineRun.of("audit", capture.toString());
    assertTrue(run.out().contains("2 packets, 2 of them DHCPv6"), run.out());
    assertTrue(run.out().contains("vxlan 1"), run.out());
    assertTrue(run.out().contains("vxlan 2"), run.out());
  }

  @Test
  void saysWhenThereIsNoDhcp() throws IOException {
    Path empty = Files.write(folder.resolve("empty"), CaptureBytes.pcap(RAW).octets());
    CommandLineRun run = CommandLineRun.of("audit", empty.toString());
    assertTrue(run.out().contains("There is no DHCPv6 in the capture."), run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void saysWhatItCannotRead() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no capture");
    CommandLineRun run = CommandLineRun.of("audit", text.toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("neither pcap nor pcapng"), run.err());
  }

  @ParameterizedTest
  @CsvSource({"/dev/null, is no file", "no-such-file.pcap, does not exist"})
  void refusesWhatCannotBeReadTwice(String file, String reason) {
    CommandLineRun run = CommandLineRun.of("audit", file);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(reason), run.err());
  }

  @Test
  void saysWhatIsWrongWithTheSettings() throws IOException {
    Path config = Files.writeString(folder.resolve("relay6.conf"), "relay6 { linx = [] }");
    CommandLineRun run =
        CommandLineRun.of("audit", "--config", config.toString(), capture(0).toString());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("linx"), run.err());
  }
}
