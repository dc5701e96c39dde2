package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.CapturedDatagram;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Tshark;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** {@code relay6 capture} on a running relay, judged by tcpdump and tshark. */
@LabTest
class CaptureIT {

  private static final String GROUP = "ff02::1:2%eth0";

  @Test
  void aLeaseIsSeenOnBothSidesAsTcpdumpSeesIt() {
    try (TwoServers network = new TwoServers()) {
      network.startServers(Project.model("split-prefixes"), Lifetimes.LONG);
      QueriedRelay relay = start(network);
      Path file = network.lab().file("relay6.pcapng");
      LabProcess capture = relay.asked().command("capture", "-w", file.toString());
      awaitSize(file);
      Capture lan = Capture.start(network.lab(), network.relay(), "lan0");
      Capture wan = Capture.start(network.lab(), network.relay(), "wan0");
      LabProcess client = new Dhclient(network.lab(), network.client0(), 1).start();
      Dhclient.awaitLease(client, _ -> true);
      client.kill();
      lan.stop();
      wan.stop();
      int crossed = lan.datagrams().size() + wan.datagrams().size();
      Await.until(
          () -> Tshark.fields(file, "frame.number").size() >= crossed, () -> crossed + " packets");
      assertEquals(0, capture.stop());

      List<List<String>> seen =
          Tshark.fields(
              file,
              "frame.interface_name",
              "frame.comment",
              "udp.checksum.status",
              "_ws.malformed",
              "udp.payload",
              "dhcpv6.msgtype");
      assertTrue(
          capture.output().matches("(?s)(.*\\n)?" + seen.size() + " packets, 0 not captured\\n"),
          capture.output());
      assertEquals(Set.of("1"), column(seen, 2), "checksums are good");
      assertEquals(Set.of(""), column(seen, 3), "nothing is malformed");
      assertTrue(
          column(seen, 1)
              .containsAll(
                  Set.of(
                      "forwarded, 2 copies",
                      "copy to alpha",
                      "copy to beta",
                      "delivered",
                      "answer of alpha",
                      "answer of beta")),
          seen::toString);
      assertEquals(sorted(lan), payloads(seen, "link lan0"));
      List<String> servers = new ArrayList<>(payloads(seen, "server alpha"));
      servers.addAll(payloads(seen, "server beta"));
      assertEquals(sorted(wan), servers.stream().sorted().toList());
    }
  }

  @Test
  void capturesThatBeginAndEndUnderLoadCostNoMessage() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = start(network);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      int sent = 0;
      for (int round = 0; round < 3; round++) {
        LabProcess capture = relay.asked().command("capture", "--count", "40");
        while (capture.isAlive()) {
          sent++;
          String message = "03%06x".formatted(sent);
          client.send(GROUP, 547, message);
          Frames.awaitRelayed(alpha, message);
        }
        assertEquals(0, capture.awaitEnd());
        assertTrue(capture.output().contains("40 packets, 0 not captured"), capture.output());
        assertTrue(
            capture.output().matches("(?s).* REQUEST transaction 00[0-9a-f]{4}: forwarded, .*"),
            capture.output());
      }
      assertEquals(sent, alpha.received().size());
      assertEquals(0, relay.process().stop());
      assertTrue(
          relay.process().output().contains("link lan0: received " + sent + " = forwarded " + sent),
          relay.process().output());
    }
  }

  @Test
  void aNameNobodyKnowsIsRefusedWithThoseThereAre() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = start(network);
      LabProcess link = relay.asked().command("capture", "--link", "lan7");
      assertEquals(1, link.awaitEnd());
      assertTrue(
          link.output().contains("there is no link lan7; there are: lan0, lan1, unicast"),
          link.output());
      LabProcess server = relay.asked().command("capture", "--server", "gamma");
      assertEquals(1, server.awaitEnd());
      assertTrue(
          server.output().contains("there is no server gamma; there are: alpha, beta"),
          server.output());
    }
  }

  @Test
  void itsFileIsForFewAndNeverBehindALink() throws IOException {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = start(network);
      Path file = network.lab().file("relay6.pcapng");
      assertEquals(0, captureTo(relay, file).awaitEnd());
      assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      long length = Files.size(file);

      Path link = Files.createSymbolicLink(network.lab().file("link"), file);
      Path lost = network.lab().file("nowhere").resolve("relay6.pcapng");
      assertRefused(
          captureTo(relay, link),
          "cannot write %s: it is a symbolic link; name the file itself with -w, or - for standard output"
              .formatted(link));
      assertRefused(
          captureTo(relay, lost), "cannot write %s: there is no such folder".formatted(lost));
      assertEquals(0, relay.process().stop());
      assertRefused(captureTo(relay, file), "there is no ");
      assertEquals(length, Files.size(file));
    }
  }

  private static LabProcess captureTo(QueriedRelay relay, Path file) {
    return relay.asked().command("capture", "--seconds", "1", "-w", file.toString());
  }

  private static void assertRefused(LabProcess capture, String message) {
    assertEquals(1, capture.awaitEnd(), capture.output());
    assertTrue(capture.output().contains("relay6: " + message), capture.output());
  }

  private static QueriedRelay start(TwoServers network) {
    return QueriedRelay.start(
        network, "{ interface = lan0, client-rate = null }, { interface = lan1 }", "");
  }

  /** A capture runs as soon as its file has begun. */
  private static void awaitSize(Path file) {
    Await.until(() -> file.toFile().length() > 0, () -> file + " has nothing in it");
  }

  private static Set<String> column(List<List<String>> rows, int index) {
    return rows.stream().map(row -> row.get(index)).collect(Collectors.toSet());
  }

  private static List<String> payloads(List<List<String>> rows, String place) {
    return rows.stream()
        .filter(row -> row.getFirst().equals(place))
        .map(row -> row.get(4).replace(":", ""))
        .sorted()
        .toList();
  }

  private static List<String> sorted(Capture capture) {
    return capture.datagrams().stream().map(CapturedDatagram::payload).sorted().toList();
  }
}
