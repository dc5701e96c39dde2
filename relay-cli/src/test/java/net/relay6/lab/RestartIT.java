package net.relay6.lab;

import java.nio.file.Path;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** A relay that is killed remembers nothing, and loses nothing that way. */
@LabTest
class RestartIT {

  @Test
  void anAnswerToWhatWasForwardedBeforeTheKillIsDelivered() {
    try (TwoServers network = new TwoServers()) {
      Path settings = Project.model("split-prefixes").resolve("relay6.conf");
      LabProcess relay = RelayProcess.start(network.relay(), settings);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send("ff02::1:2%eth0", 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);

      relay.kill();
      RelayProcess.start(network.relay(), settings);
      alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");
    }
  }

  @Test
  void aRealClientIsServedByServersThatAnswerAfterTheRestart() {
    try (TwoServers network = new TwoServers()) {
      Path model = Project.model("split-prefixes");
      TwoServers.Running servers = network.startServers(model, Lifetimes.LONG);
      LabProcess relay = RelayProcess.start(network.relay(), model.resolve("relay6.conf"));
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      Capture lan = Capture.start(network.lab(), network.relay(), "lan0");
      servers.alpha().suspend();
      servers.beta().suspend();
      LabProcess client = new Dhclient(network.lab(), network.client0(), 1).start();
      Await.until(() -> !upstream.datagrams().isEmpty(), () -> "a RELAY-FORW");

      relay.kill();
      RelayProcess.start(network.relay(), model.resolve("relay6.conf"));
      servers.alpha().resume();
      servers.beta().resume();
      Dhclient.awaitLease(client, _ -> true);
      lan.stop();
      upstream.stop();
      Copies.assertAnswersDelivered(lan.datagrams(), upstream.datagrams());
    }
  }
}
