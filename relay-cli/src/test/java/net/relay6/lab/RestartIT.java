package net.relay6.lab;

import java.nio.file.Path;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.TwoServers;
import net.relay6.fixtures.lab.UdpPeer;
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
}
