package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** A relay whose state directory was damaged. */
@LabTest
class StateFilesIT {

  private static final String LINK = "{ interface = lan0, send-relay-id = true }";

  @Test
  void withABrokenDuidItRelaysWithoutOneAndSaysSoUntilThatIsMended() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Path state = Files.createDirectories(network.lab().file("state"));
      Path duid = Files.writeString(state.resolve("relay-id"), "0004\n");
      QueriedRelay relay =
          QueriedRelay.start(network, LINK, "state-directory = \"%s\"".formatted(state));
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      assertFalse(relayed(network, alpha, "01000001").contains("00350012"));
      String problem = "Relay-Id is not sent: " + duid + " contains no DUID";
      relay.process().awaitLine("ERROR " + problem);
      AdminQuery asked = relay.asked();
      assertTrue(asked.overSocket("/status", "-H", "Accept: text/plain").contains(problem));
      assertTrue(asked.overSocket("/problems").contains(problem));
      Files.delete(duid);
      assertEquals(0, asked.command("reload").awaitEnd());
      assertFalse(asked.overSocket("/status").contains("Relay-Id is not sent"));
      String made = Files.readString(duid).strip();
      String frame = relayed(network, alpha, "01000002");
      assertTrue(frame.contains("00350012" + made), frame);
    }
  }

  private static String relayed(TwoServers network, UdpPeer server, String message) {
    UdpPeer.open(network.client0(), 546).send("ff02::1:2%eth0", 547, message);
    return Frames.awaitRelayed(server, message);
  }
}
