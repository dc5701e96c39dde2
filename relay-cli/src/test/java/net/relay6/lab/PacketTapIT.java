package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import net.relay6.fixtures.lab.Lab;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.UdpPeer;
import org.junit.jupiter.api.Test;

/** What a tap hears on a real link. */
@LabTest
class PacketTapIT {

  private static final String GROUP = "ff02::1:2%eth0";

  @Test
  void hearsFromWhichHardwareAddressAClientSends() {
    try (Lab lab = new Lab()) {
      Namespace client = lab.machine("client");
      LabProcess tap = tap(lab, lab.machine("relay"), client);
      UdpPeer.open(client, 546).send(GROUP, 547, Frames.SOLICIT);
      tap.awaitLine("heard");
      assertEquals(List.of(sender(client)), heard(tap));
    }
  }

  @Test
  void hearsNothingThatIsSentToClients() {
    try (Lab lab = new Lab()) {
      Namespace client = lab.machine("client");
      LabProcess tap = tap(lab, lab.machine("relay"), client);
      UdpPeer peer = UdpPeer.open(client, 546);
      peer.send(GROUP, 546, Frames.SOLICIT);
      peer.send(GROUP, 547, Frames.SOLICIT);
      tap.awaitLine("heard");
      assertEquals(List.of(sender(client)), heard(tap));
    }
  }

  @Test
  void hearsOnceWhatComesInFragmentsAndEachOfMany() {
    try (Lab lab = new Lab()) {
      Namespace client = lab.machine("client");
      LabProcess tap = tap(lab, lab.machine("relay"), client);
      UdpPeer peer = UdpPeer.open(client, 546);
      for (int number = 0; number < 100; number++) {
        peer.sendPadded(GROUP, 547, Frames.SOLICIT, 5000);
      }
      tap.awaitLine("(heard [^\\n]*\\n){100}");
      assertEquals(Collections.nCopies(100, sender(client)), heard(tap));
    }
  }

  @Test
  void hearsNothingThatItsOwnMachineSends() {
    try (Lab lab = new Lab()) {
      Namespace client = lab.machine("client");
      Namespace relay = lab.machine("relay");
      LabProcess tap = tap(lab, relay, client);
      UdpPeer peer = UdpPeer.open(client, 547);
      UdpPeer.open(relay, 546).send(client.linkLocal("eth0") + "%lan0", 547, Frames.SOLICIT);
      peer.awaitReceived(Frames.SOLICIT);
      peer.send(GROUP, 547, Frames.SOLICIT);
      tap.awaitLine("heard");
      assertEquals(List.of(sender(client)), heard(tap));
    }
  }

  @Test
  void isRefusedWithoutTheRightToRawSockets() {
    try (Lab lab = new Lab()) {
      LabProcess tap =
          TapTool.start(
              lab.machine("relay"),
              "lo",
              "setpriv",
              "--bounding-set=-net_raw",
              "--inh-caps=-net_raw");
      tap.awaitEnd();
      assertEquals("Operation not permitted", tap.output().strip());
    }
  }

  private static LabProcess tap(Lab lab, Namespace relay, Namespace client) {
    lab.connect(relay, "lan0", client, "eth0");
    return TapTool.start(relay, "lan0").awaitLine("READY");
  }

  private static List<String> heard(LabProcess tap) {
    return tap.output().lines().filter(line -> line.startsWith("heard ")).toList();
  }

  /** The line that a frame of the client's gives, by what its own machine says. */
  private static String sender(Namespace client) {
    String link = client.sh("ip -o link show eth0");
    return "heard %s %s"
        .formatted(
            client.linkLocal("eth0"), link.replaceAll("(?s).*link/ether ([0-9a-f:]+) .*", "$1"));
  }
}
