package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.Tshark;
import net.relay6.fixtures.lab.load.AnsweringServer;
import net.relay6.fixtures.lab.load.PacketCrowd;
import net.relay6.fixtures.lab.load.PacketPeer;
import net.relay6.fixtures.lab.load.PacketPeer.Neighbours;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/**
 * A street whose power comes back: more clients on one link than the kernel's neighbour table has
 * room for, with the kernel's defaults and the relay's.
 */
@LabTest
class FiveThousandClientsIT {

  private static final int CLIENTS = 5000;
  private static final int CLIENTS_PER_SECOND = 1000;
  private static final int ALPHA = 1;
  private static final int BETA = 2;

  @Test
  void eachHasTheAnswerOfEachServerAndNoneIsSolicited() {
    try (TwoServers network = new TwoServers()) {
      AnsweringServer.start(network.alpha(), "2001:db8:a::2", ALPHA);
      AnsweringServer.start(network.beta(), "2001:db8:a::3", BETA);
      QueriedRelay relay =
          QueriedRelay.start(network, "{ interface = lan0 }, { interface = lan1 }", "");
      Capture capture = Capture.startForMany(network.lab(), network.client0(), "eth0");
      PacketCrowd silent = crowd(network.client0(), Neighbours.SILENT);
      PacketCrowd answering = crowd(network.client1(), Neighbours.ANSWERING);
      assertAnswered(silent, network.relay(), "lan0");
      assertAnswered(answering, network.relay(), "lan1");
      assertFlawless(capture, network.relay());
      assertEquals(0, relay.process().stop());
      assertTrue(
          relay.process().output().contains("link lan0: received 5000 = forwarded 5000"),
          relay.process().output());
    }
  }

  private static PacketCrowd crowd(Namespace machine, Neighbours neighbours) {
    return PacketPeer.open(machine, "eth0")
        .crowd("eth0", 1, CLIENTS, CLIENTS_PER_SECOND, neighbours);
  }

  private static void assertAnswered(PacketCrowd crowd, Namespace relay, String link) {
    for (int tag : List.of(ALPHA, BETA)) {
      Await.until(
          () -> crowd.answersOf(tag).missing().isEmpty(),
          () -> "answers of " + tag + ": " + crowd.answersOf(tag));
      assertEquals("-", crowd.answersOf(tag).repeated().toString());
    }
    assertEquals(
        Map.of(
            "%s %s port 547 hop limit 64 checksum GOOD"
                .formatted(
                    relay.hardwareAddress(link),
                    Addresses.of(relay.linkLocal(link)).getHostAddress()),
            2 * CLIENTS),
        crowd.senders());
    assertEquals(0, crowd.solicitations());
  }

  /** As tshark sees it, whose judgement is not ours. */
  private static void assertFlawless(Capture capture, Namespace relay) {
    Await.until(() -> answers(capture).size() >= 2 * CLIENTS, () -> "packets in the capture");
    assertEquals(
        Map.of(
            List.of(
                "546",
                "1",
                "",
                "64",
                relay.hardwareAddress("lan0").toString(),
                relay.linkLocal("lan0"),
                "547",
                "2"),
            2L * CLIENTS),
        answers(capture).stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
  }

  private static List<List<String>> answers(Capture capture) {
    return Tshark.fields(
            capture.file(),
            "udp.dstport",
            "udp.checksum.status",
            "_ws.malformed",
            "ipv6.hlim",
            "eth.src",
            "ipv6.src",
            "udp.srcport",
            "dhcpv6.msgtype")
        .stream()
        .filter(fields -> fields.getFirst().equals("546"))
        .toList();
  }
}
