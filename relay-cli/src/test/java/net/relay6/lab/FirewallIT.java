package net.relay6.lab;

import static net.relay6.lab.FrameNetwork.LINK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import org.junit.jupiter.api.Test;

/**
 * The rules of the host's own firewall apply to messages and responses that are datagrams, and not
 * to those that are frames.
 */
@LabTest(programs = "nft")
class FirewallIT {

  private static final Station CLIENT = Station.numbered(1);

  @Test
  void messagesAndResponsesByFramePassItsRules() {
    try (FrameNetwork network = new FrameNetwork("{ interface = lan0 }", "")) {
      Namespace relay = network.network().relay();
      refuse(relay, "input", "iifname lan0 udp dport 547");
      refuse(relay, "output", "oifname lan0 udp dport 546");
      assertEquals(CLIENT.hardware(), network.exchange(network.hosts0(), CLIENT, 0x101).to());
      assertEquals(0, refused(relay, "output"));
    }
  }

  @Test
  void messagesAndResponsesByUdpAreSubjectToItsRules() {
    try (FrameNetwork network =
        new FrameNetwork(
            "{ interface = lan0, receive-by-frame = false }", "replies { by-frame = false }")) {
      Namespace relay = network.network().relay();
      network.hosts0().answerSolicitations(LINK, CLIENT);
      refuse(relay, "input", "iifname lan0 udp dport 547");
      network.hosts0().send(LINK, SentDatagram.toAllRelays(CLIENT, Frames.solicit(0x201)));
      Await.until(() -> refused(relay, "input") == 1, () -> "a message that is refused");
      accept(relay, "input");
      network.exchange(network.hosts0(), CLIENT, 0x202);
      assertEquals(1, network.allRelayed().size());

      refuse(relay, "output", "oifname lan0 udp dport 546");
      network.answer(network.awaitRelayed(Frames.solicit(0x202)), Frames.advertise(0x203));
      Await.until(() -> refused(relay, "output") == 1, () -> "a response that is refused");
      accept(relay, "output");
      network.exchange(network.hosts0(), CLIENT, 0x204);
      assertEquals(2, network.hosts0().received(LINK).size());
    }
  }

  /** One table for each hook, with one rule that counts what it drops. */
  private static void refuse(Namespace relay, String hook, String match) {
    relay.sh("nft add table ip6 " + hook);
    relay.run("nft", "add chain ip6 %1$s c { type filter hook %1$s priority 0; }".formatted(hook));
    relay.sh("nft add rule ip6 " + hook + " c " + match + " counter drop");
  }

  private static void accept(Namespace relay, String hook) {
    relay.sh("nft delete table ip6 " + hook);
  }

  private static int refused(Namespace relay, String hook) {
    String chain = relay.sh("nft list chain ip6 " + hook + " c");
    return Integer.parseInt(chain.replaceAll("(?s).*counter packets (\\d+) .*", "$1"));
  }
}
