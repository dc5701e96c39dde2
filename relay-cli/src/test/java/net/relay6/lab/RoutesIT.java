package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.relay6.fixtures.ethernet.RouterAdvertisement;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.AnsweringServer;
import net.relay6.fixtures.lab.load.LoadGenerator;
import net.relay6.fixtures.lab.load.PacketPeer;
import net.relay6.fixtures.lab.load.UdpPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route to a server moves from one uplink to another, and the addresses of both stay. */
@LabTest
class RoutesIT {

  private static final String GROUP = "ff02::1:2%eth0";
  private static final String BY_WAN0 = "by wan0 from 2001:db8:a::1";
  private static final String BY_WAN1 = "by wan1 from 2001:db8:b::1";
  private static final int FAR = 1;
  private static final int NEAR = 2;
  private static final int RATE = 500;
  private static final int MANY = 20_000;

  @Test
  void aServerIsAnsweredByTheUplinkThatLeadsToItNow() {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay = network.startRelay();
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      exchange(far, client, 1, "2001:db8:a::1");

      network.loseWan0();
      network.move("wan1");
      relay.awaitLine("server far: reached " + BY_WAN1 + " now; was " + BY_WAN0);
      exchange(far, client, 2, "2001:db8:b::1");

      network.restoreWan0();
      network.move("wan0");
      relay.awaitLine("server far: reached " + BY_WAN0 + " now; was " + BY_WAN1);
      exchange(far, client, 3, "2001:db8:a::1");
    }
  }

  @Test
  void aResponseToTheAddressBeforeIsDelivered() {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay = network.startRelay();
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      client.send(GROUP, 547, Frames.solicit(1));
      String forward = Frames.awaitRelayed(far, Frames.solicit(1));
      network.move("wan1");
      relay.awaitLine("server far: reached " + BY_WAN1);
      far.send("2001:db8:a::1", 547, Frames.answer(forward, Frames.advertise(1)));
      client.awaitReceived(Frames.advertise(1));
      assertEquals(0, relay.stop());
      assertTrue(
          relay.output().contains("server far: received 1 = forwarded 0 + delivered 1"),
          relay.output());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a better metric        | ip -6 route add 2001:db8:f::2 metric 512 WAN1",
        "a rule                 | ip -6 route add 2001:db8:f::2 WAN1 table 100; ip -6 rule add to 2001:db8:f::2 table 100",
        "a rule for the port    | ip -6 route add 2001:db8:f::2 WAN1 table 100; ip -6 rule add sport 547 ipproto udp table 100",
        "a preferred source     | ip -6 route replace 2001:db8:f::2 WAN1 src 2001:db8:b::1",
        "an uplink that is down | ip -6 route add 2001:db8:f::2 metric 2048 WAN1; ip link set wan0 down",
        "a default route        | ip -6 route add default WAN1; ip -6 route del 2001:db8:f::2",
        "a next hop of its own  | ip nexthop add id 7 WAN0; ip -6 route replace 2001:db8:f::2 nhid 7; ip nexthop replace id 7 WAN1"
      })
  void isFollowed(String what, String commands) {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay = network.startRelay();
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      exchange(far, client, 1, "2001:db8:a::1");
      for (String command : commands.split("; ", -1)) {
        network
            .relay()
            .sh(
                command
                    .replace("WAN0", TwoUplinks.hop("wan0"))
                    .replace("WAN1", TwoUplinks.hop("wan1")));
      }
      relay.awaitLine("server far: reached " + BY_WAN1 + " now; was " + BY_WAN0);
      exchange(far, client, 2, "2001:db8:b::1");
    }
  }

  @Test
  void aTunnelThatComesIsFollowedAndLeftWhenItGoes() {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay = network.startRelay();
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      network
          .far()
          .sh(
              "ip link add tun0 type vxlan id 7 local 2001:db8:b::2 remote 2001:db8:b::1 dstport 4789");
      network.far().sh("ip link set tun0 up");
      network.far().addAddress("tun0", "2001:db8:e::2/64");
      network.answerAsFar("2001:db8:e::1", "tun0");
      network
          .relay()
          .sh(
              "ip link add tun0 type vxlan id 7 local 2001:db8:b::1 remote 2001:db8:b::2 dstport 4789");
      network.relay().sh("ip link set tun0 up");
      network.relay().addAddress("tun0", "2001:db8:e::1/64");
      network
          .relay()
          .sh(
              "ip -6 route add 2001:db8:f::2 metric 512 via 2001:db8:e::2 dev tun0 src 2001:db8:e::1");
      relay.awaitLine("server far: reached by tun0 from 2001:db8:e::1 now; was " + BY_WAN0);
      exchange(far, client, 1, "2001:db8:e::1");
      network.relay().sh("ip link del tun0");
      relay.awaitLine("server far: reached " + BY_WAN0 + " now; was by tun0");
      exchange(far, client, 2, "2001:db8:a::1");
    }
  }

  @Test
  void aDefaultRouteThatARouterAdvertisesIsFollowedUntilTheRouterWithdrawsIt() {
    try (TwoUplinks network = new TwoUplinks()) {
      network.relay().sh("sysctl -qw net.ipv6.conf.wan1.accept_ra=2");
      network.relay().sh("ip -6 route add default metric 2048 " + TwoUplinks.hop("wan0"));
      network.relay().sh("ip -6 route del " + TwoUplinks.FAR);
      LabProcess relay = network.startRelay();
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      exchange(far, client, 1, "2001:db8:a::1");
      PacketPeer routers = PacketPeer.open(network.far(), "eth1");
      Station router = network.farRouter("eth1");
      routers.sendFrame("eth1", new RouterAdvertisement(router, 1800).frame());
      relay.awaitLine("server far: reached " + BY_WAN1 + " now; was " + BY_WAN0);
      exchange(far, client, 2, "2001:db8:b::1");
      routers.sendFrame("eth1", new RouterAdvertisement(router, 0).frame());
      relay.awaitLine("server far: reached " + BY_WAN0 + " now; was " + BY_WAN1);
      exchange(far, client, 3, "2001:db8:a::1");
    }
  }

  @Test
  void aNextHopAmongSeveralIsLeftWhenItGoesAndNotBefore() {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay = network.startRelay();
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      String both = "nexthop " + TwoUplinks.hop("wan0") + " nexthop " + TwoUplinks.hop("wan1");
      network.relay().sh("ip -6 route replace " + TwoUplinks.FAR + " " + both);
      relay.awaitLine(
          "server far: reached by wan0 and wan1 from 2001:db8:a::1 now; was " + BY_WAN0);
      exchange(far, client, 1, "2001:db8:a::1");
      network.move("wan1");
      relay.awaitLine("server far: reached " + BY_WAN1 + " now; was by wan0 and wan1");
      exchange(far, client, 2, "2001:db8:b::1");
    }
  }

  @Test
  void aRouteThatGoesIsAStateUntilItIsBack() {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay = network.startRelay();
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      network.relay().sh("ip -6 route del " + TwoUplinks.FAR);
      relay.awaitLine("server far: cannot be opened, connect: ");
      network.move("wan0");
      relay.awaitLines(2, "server far: open, from 2001:db8:a::1 to " + TwoUplinks.FAR);
      exchange(far, client, 1, "2001:db8:a::1");
    }
  }

  @Test
  void newsOfManyOtherRoutesHideNeitherALinkThatComesNorARouteThatMoves() {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay =
          network.startRelay("", ", { interface = late0, link-address = \"2001:db8:9::1\" }");
      LabProcess others = network.flapRoutes(MANY);
      network.move("wan1");
      relay.awaitLine("server far: reached " + BY_WAN1 + " now; was " + BY_WAN0);
      network.relay().sh("ip link add late0 type veth peer name late1");
      network.relay().sh("ip link set late1 up");
      network.relay().sh("ip link set late0 up");
      relay.awaitLine("link late0: opening");
      network.move("wan0");
      relay.awaitLine("server far: reached " + BY_WAN0 + " now; was " + BY_WAN1);
      assertTrue(others.isAlive(), others.output());
      assertFalse(relay.output().contains("interfaces: the kernel"), relay.output());
    }
  }

  @Test
  void aPinnedSourceStays() {
    try (TwoUplinks network = new TwoUplinks()) {
      LabProcess relay = network.startRelay(", source-address = \"2001:db8:a::1\"", "");
      UdpPeer far = UdpPeer.open(network.far(), 547);
      UdpPeer client = UdpPeer.open(network.client(), 546);
      network.move("wan1");
      relay.awaitLine("server far: reached by wan1 from 2001:db8:a::1 now; was " + BY_WAN0);
      exchange(far, client, 1, "2001:db8:a::1");
      assertEquals(
          1,
          relay.output().lines().filter(line -> line.contains("server far: open, from")).count());
    }
  }

  @Test
  void aRouteThatFlapsCostsAnotherServerNothing() {
    try (TwoUplinks network = new TwoUplinks()) {
      AnsweringServer far = AnsweringServer.start(network.far(), TwoUplinks.FAR, FAR);
      AnsweringServer near = AnsweringServer.start(network.near(), TwoUplinks.NEAR, NEAR);
      LabProcess relay = network.startRelay();
      LoadGenerator clients = LoadGenerator.open(network.client(), "eth0");
      clients.start(RATE);
      clients.passes(RATE / 2);
      LabProcess flapping =
          network.repeat(
              "ip -6 route replace %s %s; sleep 0.1; ip -6 route replace %s %s; sleep 0.1"
                  .formatted(
                      TwoUplinks.FAR,
                      TwoUplinks.hop("wan1"),
                      TwoUplinks.FAR,
                      TwoUplinks.hop("wan0")));
      clients.passes(4 * RATE);
      flapping.kill();
      network.move("wan1");
      clients.passes(RATE);
      int last = clients.stop();
      UnderLoad.assertAnswered(clients, NEAR, FAR);
      assertEquals("-", near.arrived(last).missing().toString());
      assertEquals("-", far.arrived(last).missing().toString());
      assertEquals(0, relay.stop());
      long lines = relay.output().lines().filter(line -> line.contains("far: reached")).count();
      assertTrue(lines > 1 && lines <= 12, lines + " lines\n" + relay.output());
    }
  }

  /**
   * A client asks, the far server answers where the question came from, and the client hears it.
   */
  private static void exchange(UdpPeer far, UdpPeer client, int transaction, String source) {
    client.send(GROUP, 547, Frames.solicit(transaction));
    String forward = Frames.awaitRelayed(far, Frames.solicit(transaction));
    String from = source.replace("::", ":0:0:0:0:");
    assertTrue(
        far.received().stream()
            .anyMatch(line -> line.startsWith(from + " ") && line.endsWith(forward)),
        far.received().toString());
    far.send(source, 547, Frames.answer(forward, Frames.advertise(transaction)));
    client.awaitReceived(Frames.advertise(transaction));
  }
}
