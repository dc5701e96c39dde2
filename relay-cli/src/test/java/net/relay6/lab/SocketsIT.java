package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.CapturedDatagram;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** What the relay's sockets do on real links. */
@LabTest
class SocketsIT {

  private static final String GROUP = "ff02::1:2%eth0";
  private static final String ALPHA = "2001:db8:a::2";
  private static final String LINKS = "links = [ { interface = lan0 } ]";
  private static final String BOTH =
      "servers { alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:a::3\" } }";

  @Test
  void hearsMulticastOnItsLinksAloneAndOnce() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay = start(network, BOTH, LINKS);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer.open(network.client1(), 546).send(GROUP, 547, "01000001");
      UdpPeer.open(network.client0(), 546).send(GROUP, 547, "01000002");
      Frames.awaitRelayed(alpha, "01000002");
      assertEquals(1, alpha.received().size());
      assertEquals(0, relay.stop());
      assertTrue(relay.output().contains("unicast: received 0 ="), relay.output());
    }
  }

  @Test
  void sendsFromPort547AndAnswersFromTheLinksOwnAddress() {
    try (TwoServers network = new TwoServers()) {
      start(network, BOTH, LINKS);
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      Capture lan = Capture.start(network.lab(), network.relay(), "lan0");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(GROUP, 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);
      alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");

      CapturedDatagram copy = await(upstream, datagram -> datagram.destination().equals(ALPHA));
      assertEquals(547, copy.sourcePort());
      assertEquals(547, copy.destinationPort());
      assertEquals("2001:db8:a::1", copy.source());
      CapturedDatagram answer = await(lan, datagram -> datagram.type() == 2);
      assertEquals(network.relay().linkLocal("lan0"), answer.source());
      assertEquals(547, answer.sourcePort());
      assertEquals(546, answer.destinationPort());
    }
  }

  @Test
  void reachesAGroupOfServersWithHopLimitEightOnTheChosenInterface() {
    try (TwoServers network = new TwoServers()) {
      start(network, "servers { group { address = \"ff05::1:3\", interfaces = [ wan0 ] } }", LINKS);
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      Capture other = Capture.start(network.lab(), network.relay(), "lan1");
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(GROUP, 547, Frames.SOLICIT);
      CapturedDatagram copy =
          await(upstream, datagram -> datagram.destination().equals("ff05::1:3"));
      assertEquals(8, copy.hopLimit());
      assertEquals("2001:db8:a::1", copy.source());
      assertEquals(1, upstream.datagrams().size());
      assertEquals(List.of(), other.datagrams());

      UdpPeer server = UdpPeer.open(network.alpha(), 547);
      server.send("2001:db8:a::1", 547, Frames.answer(copy.payload(), "02abcdef"));
      client.awaitReceived("02abcdef");
    }
  }

  @Test
  void aDeadServerCostsTheOtherNothing() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay =
          start(
              network,
              "servers { gone { address = \"2001:db8:a::99\" }, deaf { address = \"2001:db8:a::2\" },"
                  + " beta { address = \"2001:db8:a::3\" } }",
              LINKS);
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      for (int number = 1; number <= 50; number++) {
        client.send(GROUP, 547, "01%06x".formatted(number));
        Frames.awaitRelayed(beta, "01%06x".formatted(number));
      }
      relay.awaitLine(
          "server deaf: a datagram was lost, port 547 is unreachable: no DHCPv6 server"
              + " listens");
      // A server that answers nothing is asked by the relay itself, too.
      assertEquals(
          50, beta.received().stream().filter(line -> line.matches(".*01[0-9a-f]{6}")).count());
      assertEquals(0, relay.stop());
      assertTrue(relay.output().contains("link lan0: received 50 = forwarded 50"), relay.output());
    }
  }

  @Test
  void largeCopiesLeaveInFragmentsAndAreCounted() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay = start(network, BOTH, LINKS);
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.sendPadded(GROUP, 547, "01000001", 1300);
      client.sendPadded(GROUP, 547, "01000002", 1450);
      beta.awaitReceived("0c00[0-9a-f]+01000002(00){1446}");
      Await.until(() -> upstream.fragments() >= 2, () -> "fragments");
      assertEquals(0, relay.stop());
      assertTrue(
          relay.output().matches("(?s).*server beta.*fragmented-upstream +1\\s.*"), relay.output());
      assertTrue(
          relay.output().matches("(?s).*server beta.*above-minimum-mtu +2\\s.*"), relay.output());
    }
  }

  @Test
  void receivesTheLargestDatagramWhole() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay =
          start(
              network, BOTH, "links = [ { interface = lan0, client-link-layer-address = false } ]");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.sendPadded(GROUP, 547, "01000001", 65_481);
      alpha.awaitReceived("0c00[0-9a-f]+01000001(00){65477}");
      client.sendPadded(GROUP, 547, "01000002", 65_482);
      relay.awaitLine("SOLICIT.*oversize");
    }
  }

  @Test
  void refusesAClientsUnicastAndARelayNobodyListed() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay = start(network, BOTH, LINKS);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(network.relay().linkLocal("lan0") + "%eth0", 547, Frames.SOLICIT);
      relay.awaitLine("SOLICIT from .* unicast-from-client");
      alpha.send("2001:db8:a::1", 547, "0c00" + "00".repeat(32) + "0009000401000001");
      relay.awaitLine("dropped .* from server alpha.*not-a-relay-reply");
      UdpPeer beta = UdpPeer.open(network.beta(), 5470);
      beta.send("2001:db8:a::1", 547, "0c00" + "00".repeat(32) + "0009000401000001");
      relay.awaitLine("dropped RELAY-FORW .* untrusted-relay");
      client.send(GROUP, 547, "02abcdef0002000b0002000009bfaa0100aabb");
      relay.awaitLine(
          "ADVERTISE with Server-ID 0002000009bfaa0100aabb .* on link lan0: server-message");
      assertEquals(List.of(), alpha.received());
    }
  }

  @Test
  void followsItsUpstreamAddress() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay = start(network, BOTH, LINKS);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      network.relay().addAddress("wan0", "2001:db8:a::77/64");
      network.relay().sh("ip -6 addr del 2001:db8:a::1/64 dev wan0");
      relay.awaitLine("server alpha: open, from 2001:db8:a::77 to");
      client.send(GROUP, 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);
      assertTrue(alpha.received().getFirst().startsWith("2001:db8:a:0:0:0:0:77 "));
      alpha.send("2001:db8:a::77", 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");
    }
  }

  @Test
  void warnsWhenAGroupCannotAnswerToItsAddress() {
    try (TwoServers network = new TwoServers()) {
      network.relay().sh("ip -6 addr del 2001:db8:a::1/64 dev wan0");
      start(network, "servers { group { address = \"ff05::1:3\", interfaces = [ wan0 ] } }", LINKS)
          .awaitLine("server group: .*wan0 has no global address");
    }
  }

  private static LabProcess start(TwoServers network, String servers, String links) {
    Path settings =
        network.lab().write("relay6.conf", "relay6 {\n" + servers + "\n" + links + "\n}\n");
    return RelayProcess.start(network.relay(), settings);
  }

  private static CapturedDatagram await(Capture capture, Predicate<CapturedDatagram> wanted) {
    return Await.value(
        () -> capture.datagrams().stream().filter(wanted).findFirst(),
        () -> "a datagram among " + capture.datagrams());
  }
}
