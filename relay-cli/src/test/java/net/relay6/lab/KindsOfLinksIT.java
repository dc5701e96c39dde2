package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import net.relay6.fixtures.ethernet.ReceivedDatagram.ChecksumState;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.load.AnsweringServer;
import net.relay6.fixtures.lab.load.PacketCrowd;
import net.relay6.fixtures.lab.load.PacketPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients with addresses of their own on links of each kind that has Ethernet addresses. */
@LabTest
class KindsOfLinksIT {

  private static final int CLIENTS = 300;
  private static final int ALPHA = 1;
  private static final int BETA = 2;

  private static TwoServers network;
  private static PacketPeer clients;

  /**
   * The relay's links beside lan0: {@code br0} is a bridge with two ports, {@code mac0} a macvlan
   * interface, {@code tap0} the near end of a tap device.
   */
  @BeforeAll
  static void start() {
    network = new TwoServers();
    Namespace relay = network.relay();
    Namespace others = network.lab().machine("others");
    for (String port : new String[] {"port0", "port1", "below0"}) {
      network.lab().connect(relay, port, others, port);
    }
    relay.sh("ip link add br0 type bridge");
    relay.sh("ip link set port0 master br0");
    relay.sh("ip link set port1 master br0");
    relay.sh("ip link add link below0 name mac0 type macvlan mode bridge");
    clients = PacketPeer.open(others, "port0", "port1", "below0", "tap:tap0");
    others.sh("ip link set tap0 netns " + relay.kernelName());
    int subnet = 0x10;
    for (String link : new String[] {"br0", "mac0", "tap0"}) {
      relay.sh("ip link set " + link + " up");
      relay.awaitLinkLocal(link);
      relay.addAddress(link, "2001:db8:1:%x::1/64".formatted(subnet++));
    }
    AnsweringServer.start(network.alpha(), "2001:db8:a::2", ALPHA);
    AnsweringServer.start(network.beta(), "2001:db8:a::3", BETA);
    QueriedRelay.start(
        network, "{ interface = br0 }, { interface = mac0 }, { interface = tap0 }", "");
  }

  @AfterAll
  static void close() {
    network.close();
  }

  /** The numbers of clients on the ports of the bridge differ, as on a switch. */
  @ParameterizedTest
  @CsvSource({
    "br0, port0, 1",
    "br0, port1, 1001",
    "mac0, below0, 1",
    "tap0, tap:tap0, 1",
  })
  void eachHasTheAnswerOfEachServer(String link, String end, int first) {
    PacketCrowd crowd =
        clients.crowd(end, first, first + CLIENTS - 1, 500, PacketPeer.Neighbours.SILENT);
    for (int tag : new int[] {ALPHA, BETA}) {
      Await.until(
          () -> crowd.answersOf(tag).isComplete(),
          () -> "answers of " + tag + ": " + crowd.answersOf(tag));
    }
    assertEquals(
        Map.of(
            "%s %s port 547 hop limit 64 checksum %s"
                .formatted(
                    network.relay().hardwareAddress(link),
                    Addresses.of(network.relay().linkLocal(link)).getHostAddress(),
                    ChecksumState.GOOD),
            2 * CLIENTS),
        crowd.senders());
    assertEquals(0, crowd.solicitations());
  }
}
