package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Tshark;
import net.relay6.tools.capture.CaptureBytes;
import net.relay6.tools.capture.CaptureReader;
import net.relay6.tools.capture.CapturedHeaders;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Captures read by relay6 and by tshark. */
@LabTest
class DecodeIT {

  private static final String CLIENT = "fe800000000000000000000000000001";
  private static final String GROUP = "ff020000000000000000000000010002";

  @TempDir private Path folder = Path.of("");

  /** The second of three packets is a DNS message. */
  @ParameterizedTest
  @MethodSource("net.relay6.tools.capture.CapturedHeaders#all")
  void tsharkFindsTheSamePacketsBehindTheSameHeaders(CapturedHeaders headers) throws IOException {
    CaptureBytes capture = CaptureBytes.pcap(headers.linkType());
    for (int port : new int[] {547, 53, 547}) {
      byte[] message = CaptureBytes.hex("01abcdef 0008 0002 0000 000e");
      byte[] packet = CaptureBytes.udp(CLIENT, port - 1, GROUP, port, message);
      capture.packet(port, CaptureBytes.hex(headers.hex() + hex(packet)));
    }
    Path file = Files.write(folder.resolve("capture.pcap"), capture.octets());
    assertEquals(List.of(1L, 3L), decoded(file));
    if (headers.read()) {
      assertEquals(List.of(1L, 3L), readByTshark(file));
    }
  }

  private static List<Long> decoded(Path file) throws IOException {
    List<Long> packets = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        packets.add(next.get().packet());
      }
    }
    return packets;
  }

  private static List<Long> readByTshark(Path file) {
    return Tshark.fields(file, "frame.number", "dhcpv6.xid").stream()
        .filter(packet -> packet.getLast().equals("0xabcdef"))
        .map(packet -> Long.valueOf(packet.getFirst()))
        .toList();
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}
