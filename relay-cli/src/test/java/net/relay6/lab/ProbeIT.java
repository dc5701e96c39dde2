package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** The relay asks the servers itself: real Kea as alpha, and nobody as beta. */
@LabTest
class ProbeIT {

  @Test
  void aDeadServerIsFoundInAQuietNightUntilItIsConfiguredNoMore() throws IOException {
    try (TwoServers network = new TwoServers()) {
      network.startServers(Project.model("split-prefixes"), Lifetimes.LONG).beta().kill();
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      Path findings = network.lab().file("findings.json");
      QueriedRelay started =
          QueriedRelay.start(
              network,
              "{ interface = lan0 }, { interface = lan1 }",
              "server-set { probe-interval = 1 s, findings-file = \"%s\" }".formatted(findings));
      AdminQuery relay = started.asked();

      Await.until(
          () -> relay.overSocket("/findings").contains("\"server-silent\""),
          () -> "beta is found: " + relay.overSocket("/findings"));
      LabProcess servers = relay.command("servers");
      assertEquals(0, servers.awaitEnd());
      assertTrue(
          servers.output().matches("(?s).*\nalpha +responding .* [0-9]+ +[1-9][0-9]* +.*\nbeta .*"),
          servers.output());
      String counters = relay.overSocket("/counters");
      assertFalse(counters.contains("\"INFORMATION-REQUEST\" : 1\n"), counters);
      assertTrue(relay.overSocket("/links").contains("\"information-request-received-count\" : 0"));
      assertEquals("[]", client.received().toString(), "no client hears of it");
      String line = Files.readString(findings);
      assertTrue(
          line.matches("(?s)\\{\"event\":\"opened\",\"at\":\".*\"code\":\"server-silent\".*\\}\n"),
          line);

      // What is about a server that is gone closes, and is told where the new settings say.
      Path later = network.lab().file("later.json");
      Files.writeString(
          started.file(),
          Files.readString(started.file())
              .replace(", beta { address = \"2001:db8:a::3\" }", "")
              .replace(findings.toString(), later.toString()));
      assertEquals(0, relay.command("reload").awaitEnd());
      Await.until(() -> isWritten(later), () -> later + " is written");
      assertTrue(
          Files.readString(later)
              .matches("(?s)\\{\"event\":\"closed\",\"at\":\".*\"code\":\"server-silent\".*\\}\n"),
          Files.readString(later));
      assertEquals(line, Files.readString(findings));
    }
  }

  private static boolean isWritten(Path file) {
    try {
      return Files.exists(file) && Files.readString(file).endsWith("\n");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
