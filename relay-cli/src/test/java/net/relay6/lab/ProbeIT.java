package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Lifetimes;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.TwoServers;
import net.relay6.fixtures.lab.UdpPeer;
import org.junit.jupiter.api.Test;

/** The relay asks the servers itself: real Kea as alpha, and nobody as beta. */
@LabTest
class ProbeIT {

  @Test
  void aDeadServerIsFoundInAQuietNight() throws IOException {
    try (TwoServers network = new TwoServers()) {
      network.startServers(Project.model("split-prefixes"), Lifetimes.LONG).beta().kill();
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      Path socket = network.lab().file("admin").resolve("relay6.sock");
      Path findings = network.lab().file("findings.json");
      RelayProcess.start(network.relay(), settings(network, socket, findings));
      Asked relay = new Asked(network.relay(), socket);

      Await.until(
          () -> relay.overSocket("/findings").contains("\"server-silent\""),
          () -> "beta is found: " + relay.overSocket("/findings"));
      LabProcess servers = relay.command("servers");
      assertEquals(0, servers.awaitEnd());
      assertTrue(
          servers.output().matches("(?s).*\nalpha +open .* [0-9]+ +[1-9][0-9]* +.*\nbeta .*"),
          servers.output());
      String counters = relay.overSocket("/counters");
      assertFalse(counters.contains("\"INFORMATION-REQUEST\" : 1\n"), counters);
      assertTrue(relay.overSocket("/links").contains("\"information-request-received-count\" : 0"));
      assertEquals("[]", client.received().toString(), "no client hears of it");
      String line = Files.readString(findings);
      assertTrue(
          line.matches("(?s)\\{\"event\":\"opened\",\"at\":\".*\"code\":\"server-silent\".*\\}\n"),
          line);
    }
  }

  private static Path settings(TwoServers network, Path socket, Path findings) {
    return network
        .lab()
        .write(
            "relay6.conf",
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:a::3" } }
              links = [ { interface = lan0 }, { interface = lan1 } ]
              admin { socket = "%s" }
              server-set { probe-interval = 1 s, findings-file = "%s" }
            }
            """
                .formatted(socket, findings));
  }
}
