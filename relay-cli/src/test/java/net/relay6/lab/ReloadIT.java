package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.LoadGenerator;
import net.relay6.fixtures.lab.load.Seen;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The configuration changes while messages are under way. */
@LabTest
@Isolated
class ReloadIT {

  private static final int RELOADS = 20;
  private static final String ALPHA = UnderLoad.server("alpha", UnderLoad.ALPHA_ADDRESS);
  private static final String LINK = "{ interface = lan0 }";

  /** What is in force one after the other; one of them never is. */
  private static final List<String> CONFIGURATIONS =
      List.of(
          UnderLoad.settings(UnderLoad.bothServers(), LINK),
          UnderLoad.settings(ALPHA, "{ interface = lan0, interface-id = other }"),
          UnderLoad.settings(
              UnderLoad.bothServers().replace("beta", "gamma"),
              "{ interface = lan0 }, { interface = lan1 }"),
          UnderLoad.settings(ALPHA + "    bad { adress = \"2001:db8:a::3\" }", LINK),
          UnderLoad.settings(
              ALPHA,
              "{ interface = lan0, client-link-layer-address = false, subscriber-id = \"{peer-address}\" }"));

  @Test
  void twentyReloadsUnderLoadLoseNothing() throws IOException {
    try (UnderLoad load = new UnderLoad()) {
      Path settings = load.network().lab().write("relay6.conf", CONFIGURATIONS.getFirst());
      LabProcess relay = RelayProcess.start(load.network().relay(), settings);
      LoadGenerator clients = load.clients();
      clients.passes(UnderLoad.RATE / 2);
      for (int reload = 1; reload <= RELOADS; reload++) {
        Files.writeString(settings, CONFIGURATIONS.get(reload % CONFIGURATIONS.size()));
        relay.hangUp();
        relay.awaitLines(reload, "reloaded .*relay6.conf: |not reloaded: ");
        clients.passes(UnderLoad.RATE / 10);
      }
      int last = clients.stop();
      UnderLoad.assertAnswered(clients, UnderLoad.ALPHA);
      assertTrue(load.alpha().arrived(last).isComplete());
      Seen beta = load.beta().arrived(last);
      assertTrue(!beta.missing().isEmpty() && beta.repeated().isEmpty(), beta.toString());
      assertEquals(beta, clients.answersOf(UnderLoad.BETA));
      assertEquals(0, relay.stop());
      assertEquals(4, relay.output().lines().filter(line -> line.contains("not reloaded")).count());
      assertTrue(!relay.output().matches("(?s).*dropped [1-9].*"), relay.output());
    }
  }

  @Test
  void anAnswerOfAServerThatIsGoneIsDelivered() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Path settings = network.lab().write("relay6.conf", CONFIGURATIONS.getFirst());
      LabProcess relay = RelayProcess.start(network.relay(), settings);
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send("ff02::1:2%eth0", 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(beta, Frames.SOLICIT);
      Files.writeString(settings, CONFIGURATIONS.get(1));
      relay.hangUp();
      relay.awaitLine("reloaded .*: servers: beta removed, 1 kept; links: lan0 changed");
      beta.send("2001:db8:a::1", 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");
      assertEquals(0, relay.stop());
      assertTrue(
          relay.output().contains("server beta: received 1 = forwarded 0 + delivered 1"),
          relay.output());
    }
  }

  @Test
  void aMistakeIsLoggedWithItsLineAndChangesNothing() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Path settings = network.lab().write("relay6.conf", CONFIGURATIONS.getFirst());
      LabProcess relay = RelayProcess.start(network.relay(), settings);
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      Files.writeString(settings, CONFIGURATIONS.get(3));
      relay.hangUp();
      relay.awaitLine("relay6.conf:5: relay6.servers.bad.adress: unknown key");
      relay.awaitLine(
          "not reloaded: .*relay6.conf is not valid; the previous configuration stays"
              + " in force");
      Files.delete(settings);
      relay.hangUp();
      relay.awaitLines(2, "not reloaded: ");
      client.send("ff02::1:2%eth0", 547, Frames.SOLICIT);
      Frames.awaitRelayed(beta, Frames.SOLICIT);
    }
  }
}
