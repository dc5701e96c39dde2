package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.AnsweringServer;
import net.relay6.fixtures.lab.load.LoadGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Something breaks under load: what is not broken loses nothing, what is comes back. */
@LabTest
@Isolated
class HardeningIT {

  /** Messages a second on the link that breaks. */
  private static final int FEWER = 1000;

  private static final String LINK = "{ interface = lan0 }";

  @Test
  void aServerThatIsKilledAndStartedAgain() {
    try (UnderLoad load = new UnderLoad()) {
      start(load, UnderLoad.bothServers(), LINK);
      LoadGenerator clients = load.clients();
      clients.passes(UnderLoad.RATE / 2);
      load.alpha().kill();
      clients.passes(UnderLoad.RATE);
      AnsweringServer.start(load.network().alpha(), UnderLoad.ALPHA_ADDRESS, UnderLoad.ALPHA);
      int back = clients.position();
      clients.passes(2 * UnderLoad.RATE);
      clients.stop();
      UnderLoad.assertAnswered(clients, UnderLoad.BETA);
      UnderLoad.assertBack(() -> clients.answersOf(UnderLoad.ALPHA), back);
    }
  }

  @Test
  void aServerBehindABlackHole() {
    try (UnderLoad load = new UnderLoad()) {
      start(load, UnderLoad.bothServers(), LINK);
      LoadGenerator clients = load.clients();
      clients.passes(UnderLoad.RATE / 2);
      load.network().wan().sh("ip link set p-alpha down");
      clients.passes(2 * UnderLoad.RATE);
      load.network().wan().sh("ip link set p-alpha up");
      int back = clients.position();
      clients.passes(2 * UnderLoad.RATE);
      clients.stop();
      UnderLoad.assertAnswered(clients, UnderLoad.BETA);
      UnderLoad.assertBack(() -> clients.answersOf(UnderLoad.ALPHA), back);
    }
  }

  @Test
  void aServerWhoseNeighbourEntryIsNeverResolved() {
    try (UnderLoad load = new UnderLoad()) {
      String gone = UnderLoad.server("gone", "2001:db8:a::99");
      start(load, gone + UnderLoad.bothServers(), LINK);
      LoadGenerator clients = load.clients();
      clients.passes(3 * UnderLoad.RATE);
      clients.stop();
      UnderLoad.assertAnswered(clients, UnderLoad.ALPHA, UnderLoad.BETA);
    }
  }

  @Test
  void aServerOnASlowLinkWhoseSendBufferIsFull() {
    try (UnderLoad load = new UnderLoad()) {
      Namespace relayMachine = load.network().relay();
      Namespace slow = load.network().lab().machine("slow");
      load.network().lab().connect(relayMachine, "wan1", slow, "eth0");
      relayMachine.addAddress("wan1", "2001:db8:b::1/64");
      slow.addAddress("eth0", "2001:db8:b::2/64");
      relayMachine.sh("tc qdisc add dev wan1 root tbf rate 200kbit burst 10kb limit 100mb");
      AnsweringServer server = AnsweringServer.start(slow, "2001:db8:b::2", 3);
      LabProcess relay =
          start(load, UnderLoad.server("slow", "2001:db8:b::2") + UnderLoad.bothServers(), LINK);
      LoadGenerator clients = load.clients();
      relay.awaitLine("server slow: a datagram was lost, its send queue is full");
      clients.passes(UnderLoad.RATE);
      relayMachine.sh("tc qdisc del dev wan1 root");
      int back = clients.position();
      clients.passes(2 * UnderLoad.RATE);
      int last = clients.stop();
      UnderLoad.assertAnswered(clients, UnderLoad.ALPHA, UnderLoad.BETA);
      UnderLoad.assertBack(() -> server.arrived(last), back);
    }
  }

  @Test
  void aLinkThatIsDeletedAndMadeAnew() {
    try (UnderLoad load = new UnderLoad()) {
      Namespace others = load.network().client1();
      others.sh("ip link add br0 address 02:00:00:00:01:01 type bridge");
      others.sh("ip link set br0 up");
      others.sh("ip link set eth0 master br0");
      others.awaitLinkLocal("br0");
      start(load, UnderLoad.bothServers(), LINK + ", { interface = lan1 }");
      LoadGenerator clients = load.clients();
      LoadGenerator affected = LoadGenerator.open(others, "br0");
      affected.start(FEWER);
      affected.passes(FEWER);
      load.network().relay().sh("ip link del lan1");
      affected.passes(FEWER);
      load.network().lab().connect(load.network().relay(), "lan1", others, "eth0");
      others.sh("ip link set eth0 master br0");
      load.network().relay().addAddress("lan1", "2001:db8:1:2::1/64");
      int back = affected.position();
      affected.passes(2 * FEWER);
      clients.stop();
      affected.stop();
      UnderLoad.assertAnswered(clients, UnderLoad.ALPHA, UnderLoad.BETA);
      UnderLoad.assertBack(() -> affected.answersOf(UnderLoad.ALPHA), back, FEWER);
    }
  }

  @Test
  void anUpstreamAddressThatIsReplaced() {
    try (UnderLoad load = new UnderLoad()) {
      LabProcess relay = start(load, UnderLoad.bothServers(), LINK);
      LoadGenerator clients = load.clients();
      clients.passes(UnderLoad.RATE / 2);
      load.network().relay().addAddress("wan0", "2001:db8:a::77/64");
      load.network().relay().sh("ip -6 addr del 2001:db8:a::1/64 dev wan0");
      int back = clients.position();
      clients.passes(2 * UnderLoad.RATE);
      int last = clients.stop();
      relay.awaitLine("server alpha: open, from 2001:db8:a::77 to");
      UnderLoad.assertBack(() -> clients.answersOf(UnderLoad.ALPHA), back);
      UnderLoad.assertBack(() -> clients.answersOf(UnderLoad.BETA), back);
      assertEquals("-", load.alpha().arrived(last).repeated().toString());
    }
  }

  @Test
  void aRelayThatIsKilledAndStartedAgainByItsSupervisor() {
    try (UnderLoad load = new UnderLoad()) {
      LabProcess supervisor =
          RelayProcess.startSupervised(
              load.network().relay(), settings(load, UnderLoad.bothServers(), LINK));
      LoadGenerator clients = load.clients();
      clients.passes(UnderLoad.RATE / 2);
      supervisor.killChildren();
      supervisor.awaitLines(2, "relay6 is relaying");
      int back = clients.position();
      clients.passes(UnderLoad.RATE);
      clients.stop();
      UnderLoad.assertBack(() -> clients.answersOf(UnderLoad.ALPHA), back);
      UnderLoad.assertBack(() -> clients.answersOf(UnderLoad.BETA), back);
    }
  }

  private static LabProcess start(UnderLoad load, String servers, String links) {
    return RelayProcess.start(load.network().relay(), settings(load, servers, links));
  }

  private static Path settings(UnderLoad load, String servers, String links) {
    return load.network().lab().write("relay6.conf", UnderLoad.settings(servers, links));
  }
}
