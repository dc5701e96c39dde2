package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** The binding book of a relay that is killed, and of two relays with one state directory. */
@LabTest
class BindingsIT {

  private static final String LEASE = "2001:db8:1:1::42";

  @Test
  void aLeaseIsThereAgainAfterTheRelayWasKilled() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan0 }", "");
      LabProcess watch = relay.asked().command("watch");
      watch.awaitLine(" 0 bindings; those granted before .* are missing unless extended since");
      new CopiedServer(network).takeLease();
      watch.awaitLine("added +" + LEASE + "/128 client .* on lan0 of alpha, ends in 59m");
      Await.until(() -> leases(relay).contains(LEASE), () -> leases(relay));
      String before = leases(relay);
      assertTrue(before.contains("\"state\":\"confirmed\""), before);
      assertTrue(before.contains("\"link-layer-address\""), before);
      Path file = network.relay().stateDirectory().resolve("bindings");
      Await.until(() -> holds(file, LEASE_OCTETS), () -> "it is in " + file);
      LabProcess ended = relay.asked().command("watch", "--json", "--seconds", "1");
      assertEquals(0, ended.awaitEnd(), ended.output());
      assertTrue(ended.output().contains("{\"event\":\"binding\",\"binding\":{"), ended.output());
      relay.process().kill();
      assertEquals(1, watch.awaitEnd(), watch.output());

      RelayProcess.start(network.relay(), relay.file());
      String after = leases(relay);
      assertEquals(member("since", before), member("since", after));
      assertEquals(member("ends", before), member("ends", after));
      assertTrue(after.contains("\"state\":\"restored\""), after);
      String servers = relay.asked().overSocket("/servers");
      assertTrue(servers.matches("(?s).*\"live-leases\" *: *1\\b.*"), servers);
    }
  }

  @Test
  void aDamagedFileIsSetAsideAndTheRelayRelays() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Path file = network.relay().stateDirectory().resolve("bindings");
      Files.writeString(file, "not what relay6 wrote");
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan0 }", "");
      String problem =
          "bindings of the last run are not known: /var/lib/relay6/bindings is no journal";
      relay.process().awaitLine("ERROR " + problem);
      assertTrue(status(relay).contains(problem), status(relay));
      new CopiedServer(network).takeLease();
      Await.until(() -> leases(relay).contains(LEASE), () -> leases(relay));
      assertTrue(Files.exists(file.resolveSibling("bindings.broken")));
    }
  }

  @Test
  void aSecondRelayDoesNotWriteTheFileOfTheFirst() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay first = QueriedRelay.start(network, "{ interface = lan0 }", "");
      QueriedRelay second = QueriedRelay.start(network, "{ interface = lan1 }", "");
      String problem = "another relay6 uses it; give each its own state-directory";
      second.process().awaitLine("ERROR bindings are not kept over a restart: .*" + problem);
      assertTrue(status(second).contains(problem), status(second));
      assertFalse(status(first).contains(problem), status(first));
      assertEquals(0, first.process().stop());
      Await.until(() -> !status(second).contains(problem), () -> status(second));
    }
  }

  private static String leases(QueriedRelay relay) {
    return relay.asked().overSocket("/leases").replaceAll(" *: *", ":");
  }

  private static String status(QueriedRelay relay) {
    return relay.asked().overSocket("/status", "-H", "Accept: text/plain");
  }

  private static String member(String name, String json) {
    return json.replaceAll("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  private static final String LEASE_OCTETS = "20010db8000100010000000000000042";

  private static boolean holds(Path file, String octets) {
    try {
      return Files.exists(file)
          && HexFormat.of().formatHex(Files.readAllBytes(file)).contains(octets);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
