package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** Client machines with the source addresses of servers and of relays. */
@LabTest
class IngressIT {

  private static final String GROUP = "ff02::1:2%eth0";
  private static final String UPSTREAM = "2001:db8:a::1";
  private static final String ON_LAN1 = "2001:db8:1:2::1";
  private static final String FORGED = "02bad000";
  private static final String FORGED_REASON = "relay-reply-from-client-link";

  @Test
  void aReplyWithAServersAddressIsDroppedFromAClientLinkWhereverItIsSentTo() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay =
          QueriedRelay.start(network, "{ interface = lan0 }, { interface = lan1 }", "");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      pretend(network.client1(), "2001:db8:a::2", network.relay().linkLocal("lan1"));
      UdpPeer forger = UdpPeer.open(network.client1(), 547);
      client.send(GROUP, 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);

      forger.send(UPSTREAM, 547, Frames.answer(forward, FORGED));
      relay
          .process()
          .awaitLine(
              "dropped RELAY-REPL from \\[2001:db8:a::2\\]:547 to a unicast address of this node,"
                  + " by interface lan1: "
                  + FORGED_REASON);
      forger.send(ON_LAN1, 547, Frames.answer(forward, FORGED));
      awaitDropped(relay, FORGED_REASON, 2);
      UdpPeer fromOtherPort = UdpPeer.open(network.client1(), 5470);
      fromOtherPort.send(UPSTREAM, 547, Frames.answer(forward, FORGED));
      awaitDropped(relay, FORGED_REASON, 3);

      alpha.send(UPSTREAM, 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");
      assertEquals(1, client.received().size(), client.received().toString());
      assertEquals(0, relay.process().stop());
      assertTrue(
          relay.process().output().contains("server alpha: received 1 = forwarded 0 + delivered 1"),
          relay.process().output());
    }
  }

  @Test
  void aServerOnAClientLinkAnswersByItAndByNoOther() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay =
          QueriedRelay.start(
              network,
              "near { address = \"2001:db8:1:2::99\" }",
              "{ interface = lan0 }, { interface = lan1 }",
              "");
      network.client1().addAddress("eth0", "2001:db8:1:2::99/64");
      UdpPeer near = UdpPeer.open(network.client1(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      pretend(network.client0(), "2001:db8:1:2::99", network.relay().linkLocal("lan0"));
      UdpPeer forger = UdpPeer.open(network.client0(), 547);
      client.send(GROUP, 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(near, Frames.SOLICIT);
      forger.send(ON_LAN1, 547, Frames.answer(forward, FORGED));
      awaitDropped(relay, FORGED_REASON, 1);
      near.send(ON_LAN1, 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");
      assertEquals(1, client.received().size(), client.received().toString());
    }
  }

  @Test
  void aRouteThatMovesToAClientLinkAndBackIsFollowed() {
    try (TwoServers network = new TwoServers()) {
      String far = "2001:db8:f::2";
      String lan1 = network.client1().linkLocal("eth0");
      network.alpha().addAddress("eth0", far + "/128");
      network.relay().sh("ip -6 route add " + far + " via 2001:db8:a::2 dev wan0");
      QueriedRelay relay =
          QueriedRelay.start(
              network,
              "far { address = \"" + far + "\" }",
              "{ interface = lan0 }, { interface = lan1 }",
              "");
      pretend(network.client1(), far, network.relay().linkLocal("lan1"));
      UdpPeer server = UdpPeer.open(network.client1(), 547);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(GROUP, 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);
      server.send(UPSTREAM, 547, Frames.answer(forward, FORGED));
      awaitDropped(relay, FORGED_REASON, 1);
      assertEquals(List.of(), client.received());

      network.relay().sh("ip -6 route replace " + far + " via " + lan1 + " dev lan1");
      Await.until(
          () -> {
            server.send(UPSTREAM, 547, Frames.answer(forward, "02abcdef"));
            return client.received().toString().contains("02abcdef");
          },
          () -> "the route is not followed");
      int dropped = relay.dropped(FORGED_REASON);
      network.relay().sh("ip -6 route replace " + far + " via 2001:db8:a::2 dev wan0");
      Await.until(
          () -> {
            server.send(UPSTREAM, 547, Frames.answer(forward, FORGED));
            return relay.dropped(FORGED_REASON) > dropped;
          },
          () -> "the way back is not followed");
    }
  }

  @Test
  void aRouteByTheSourceAndEveryNextHopOfAnotherAreWays() {
    try (TwoServers network = new TwoServers()) {
      String lan1 = network.client1().linkLocal("eth0");
      network.relay().sh("ip -6 route add 2001:db8:f::2 via 2001:db8:a::2 dev wan0");
      network.relay().sh("ip -6 route add 2001:db8:f::2 via " + lan1 + " dev lan1 table 100");
      network.relay().sh("ip -6 rule add from " + UPSTREAM + " to 2001:db8:f::2 table 100");
      network
          .relay()
          .sh(
              "ip -6 route add 2001:db8:f::3 nexthop via 2001:db8:a::2 dev wan0"
                  + (" nexthop via " + lan1 + " dev lan1"));
      QueriedRelay relay =
          QueriedRelay.start(
              network,
              "pinned { address = \"2001:db8:f::2\", source-address = \"2001:db8:a::1\" },"
                  + " hops { address = \"2001:db8:f::3\" }, other { address = \"2001:db8:f::4\" }",
              "{ interface = lan0 }, { interface = lan1 }",
              "");
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      UdpPeer server = UdpPeer.open(network.client1(), 547);
      String peer = hex(network.client0().linkLocal("eth0"));
      beServer(network, "2001:db8:f::4");
      server.send(UPSTREAM, 547, relayReply(peer, FORGED));
      awaitDropped(relay, FORGED_REASON, 1);
      beServer(network, "2001:db8:f::2");
      server.send(UPSTREAM, 547, relayReply(peer, "02000002"));
      client.awaitReceived("02000002");
      beServer(network, "2001:db8:f::3");
      server.send(UPSTREAM, 547, relayReply(peer, "02000003"));
      client.awaitReceived("02000003");
      assertEquals(2, client.received().size(), client.received().toString());
    }
  }

  @Test
  void aRelaysPrefixCountsOnTheLinkThatListsIt() {
    try (TwoServers network = new TwoServers()) {
      String listed = "2001:db8:9::1";
      QueriedRelay relay =
          QueriedRelay.start(
              network,
              "{ interface = lan0, downstream-relays = [ \"2001:db8:9::/64\" ] },"
                  + " { interface = lan1 }",
              "");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      pretend(network.client0(), listed, network.relay().linkLocal("lan0"));
      pretend(network.client1(), listed, network.relay().linkLocal("lan1"));
      UdpPeer forger = UdpPeer.open(network.client1(), 547);
      String forged = relayForward("01bad000");
      forger.send(UPSTREAM, 547, forged);
      relay
          .process()
          .awaitLine(
              "dropped RELAY-FORW from \\[2001:db8:9::1\\]:547 to a unicast address of this node,"
                  + " by interface lan1: relay-on-other-link");
      forger.send(ON_LAN1, 547, forged);
      forger.send("2001:db8:1:1::1", 547, forged);
      awaitDropped(relay, "relay-on-other-link", 3);

      UdpPeer.open(network.client0(), 547).send("2001:db8:1:1::1", 547, relayForward("01abcdef"));
      alpha.awaitReceived("0c01[0-9a-f]+0012" + "00046c616e30" + "[0-9a-f]+01abcdef");
      assertEquals(1, alpha.received().size(), alpha.received().toString());
    }
  }

  /** Gives a machine an address of somebody else, and the relay as its way to everywhere. */
  private static void pretend(Namespace machine, String address, String relay) {
    machine.addAddress("eth0", address + "/128");
    machine.sh("ip -6 route add 2001:db8::/32 via " + relay + " dev eth0 src " + address);
  }

  /** Lets the machine on lan1 send to the relay from that address. */
  private static void beServer(TwoServers network, String address) {
    network.client1().addAddress("eth0", address + "/128");
    String relay = network.relay().linkLocal("lan1");
    network
        .client1()
        .sh("ip -6 route replace " + UPSTREAM + " via " + relay + " dev eth0 src " + address);
  }

  private static String relayReply(String peer, String message) {
    return "0d00" + "00".repeat(16) + peer + "0012" + "00046c616e30" + relayed(message);
  }

  private static String relayForward(String message) {
    return "0c00" + "00".repeat(32) + relayed(message);
  }

  private static String relayed(String message) {
    return "0009%04x".formatted(message.length() / 2) + message;
  }

  private static String hex(String address) {
    return HexFormat.of().formatHex(InetAddress.ofLiteral(address).getAddress());
  }

  private static void awaitDropped(QueriedRelay relay, String reason, int count) {
    Await.until(
        () -> relay.dropped(reason) == count,
        () -> count + " " + reason + "\n" + relay.process().output());
  }
}
