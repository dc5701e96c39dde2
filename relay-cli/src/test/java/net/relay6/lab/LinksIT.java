package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** Links that come, go and come back while the relay runs. */
@LabTest
class LinksIT {

  private static final String SETTINGS =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" } }
        links = [ { interface = lan0 }, { interface = lan9 } ]
      }
      """;

  private static final String TWO_LINKS =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" } }
        links = [ { interface = lan0 }, { interface = lan1 } ]
      }
      """;

  private static final String PATTERN =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" }, far { address = "2001:db8:f::2" } }
        links = [ { interface = "?an0" } ]
      }
      """;

  private static final String GROUP = "ff02::1:2%eth0";

  @Test
  void aLinkMadeAfterTheStartIsServed() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay = start(network);
      relay.awaitLine("link lan9: waiting, the interface does not exist");
      relay.awaitLine("relay6 is relaying: 1 of 2 links");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);

      Namespace late = network.lab().machine("late");
      network.lab().connect(network.relay(), "lan9", late, "eth0");
      relay.awaitLine("link lan9: waiting, the interface has no stable global address");
      network.relay().addAddress("lan9", "2001:db8:1:9::1/64");
      relay.awaitLine("link lan9: open,");
      UdpPeer.open(late, 546).send(GROUP, 547, Frames.SOLICIT);
      Frames.awaitRelayed(alpha, Frames.SOLICIT);
    }
  }

  @Test
  void aLinkMadeAnewIsServedAgainAndTheOthersNeverNotice() {
    try (TwoServers network = new TwoServers()) {
      Namespace late = network.lab().machine("late");
      network.lab().connect(network.relay(), "lan9", late, "eth0");
      network.relay().addAddress("lan9", "2001:db8:1:9::1/64");
      LabProcess relay = start(network);
      relay.awaitLine("relay6 is relaying: 2 of 2 links");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer steady = UdpPeer.open(network.client0(), 546);

      network.relay().sh("ip link del lan9");
      relay.awaitLine(
          "link lan9: waiting, the interface does not exist; its last address was 2001:db8:1:9::1\n");
      steady.send(GROUP, 547, "01000001");
      Frames.awaitRelayed(alpha, "01000001");

      network.lab().connect(network.relay(), "lan9", late, "eth0");
      network.relay().addAddress("lan9", "2001:db8:1:9::1/64");
      relay.awaitLine("(?s)link lan9: waiting.*link lan9: open,");
      UdpPeer client = UdpPeer.open(late, 546);
      client.send(GROUP, 547, "01000002");
      String forward = Frames.awaitRelayed(alpha, "01000002");
      alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02000002"));
      client.awaitReceived("02000002");
    }
  }

  @Test
  void aLinkThatGoesDownIsWaitedFor() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay = start(network);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      network.relay().sh("ip link set lan0 down");
      relay.awaitLine("link lan0: waiting, the interface is down");
      network.relay().sh("ip link set lan0 up");
      network.relay().awaitLinkLocal("lan0");
      network
          .relay()
          .run("ip", "-6", "addr", "replace", "2001:db8:1:1::1/64", "dev", "lan0", "nodad");
      relay.awaitLine("(?s)link lan0: waiting.*link lan0: open,");
      network.client0().awaitLinkLocal("eth0");
      UdpPeer.open(network.client0(), 546).send(GROUP, 547, Frames.SOLICIT);
      Frames.awaitRelayed(alpha, Frames.SOLICIT);
    }
  }

  @Test
  void aPatternThatTakesTheWayToAServerIsWarnedOf() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay =
          RelayProcess.start(network.relay(), network.lab().write("relay6.conf", PATTERN));
      relay.awaitLine("link wan0: server alpha is reached by it, and the pattern \"\\?an0\" makes");
      relay.awaitLine("server far: cannot be opened");
      network.relay().sh("ip -6 route add 2001:db8:f::/48 via 2001:db8:a::3 dev wan0");
      relay.awaitLine("link wan0: server far is reached by it");
      assertEquals(2, relay.output().split("is reached by it", -1).length - 1, relay.output());
    }
  }

  @Test
  void twinsWithOneAddressAndOneTransactionOnTwoLinksGetTheirOwnAnswers() {
    try (TwoServers network = new TwoServers()) {
      makeTwins(network);
      RelayProcess.start(network.relay(), network.lab().write("relay6.conf", TWO_LINKS));
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer one = UdpPeer.open(network.client0(), 546);
      UdpPeer other = UdpPeer.open(network.client1(), 546);
      one.send(GROUP, 547, "01abcdef000e0000");
      other.send(GROUP, 547, "01abcdef");
      String fromOne = Frames.awaitRelayed(alpha, "01abcdef000e0000");
      String fromOther = Frames.awaitRelayed(alpha, "01abcdef");

      alpha.send("2001:db8:a::1", 547, Frames.answer(fromOther, "02abcdef"));
      alpha.send("2001:db8:a::1", 547, Frames.answer(fromOne, "02abcdef000e0000"));
      one.awaitReceived("02abcdef000e0000");
      other.awaitReceived("02abcdef");
      assertEquals(1, one.received().size());
      assertEquals(1, other.received().size());
    }
  }

  /** Gives both clients one MAC address, and so one link-local address. */
  private static void makeTwins(TwoServers network) {
    for (Namespace client : List.of(network.client0(), network.client1())) {
      client.sh("ip link set eth0 down");
      client.sh("ip link set eth0 address 02:00:00:00:00:01");
      client.sh("ip link set eth0 up");
      client.awaitLinkLocal("eth0");
    }
    network.relay().awaitLinkLocal("lan0");
    network.relay().awaitLinkLocal("lan1");
    assertEquals(network.client0().linkLocal("eth0"), network.client1().linkLocal("eth0"));
  }

  private static LabProcess start(TwoServers network) {
    return RelayProcess.start(network.relay(), network.lab().write("relay6.conf", SETTINGS));
  }
}
