package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** What a running relay is told to do, by commands. */
@LabTest
class OrdersIT {

  private static final String GAMMA = "gamma { address = \"2001:db8:a::4\" }";

  @Test
  void reloadReportsWhatIsDifferent() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Ordered relay = new Ordered(network);
      assertSaid(relay.command("reload"), 0, "reloaded .*relay6.conf: nothing has changed\n");
      relay.write(GAMMA, "0600");
      assertSaid(
          relay.command("reload"),
          0,
          "reloaded .*: servers: gamma added, 2 kept; links: lan0 changed; admin changed; restart"
              + " relay6 to apply admin\n");
      relay.write("", "0660");
      LabProcess json = relay.command("reload", "--json");
      assertEquals(0, json.awaitEnd());
      assertTrue(json.output().contains("\"removed\" : [ \"gamma\" ]"), json.output());
    }
  }

  @Test
  void reloadReportsEveryMistakeAndRelayingGoesOn() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Ordered relay = new Ordered(network);
      relay.write("gamma { adress = \"2001:db8:a::4\", port = 70000 }", "0660");
      assertSaid(
          relay.command("reload"),
          2,
          "(.*relay6.conf:3: relay6.servers.gamma.*\n){2}not reloaded: .*relay6.conf is not valid;"
              + " the previous configuration stays in force\n");
      String answer = relay.asked().overSocket("/reload", "-X", "POST");
      assertTrue(answer.contains("\"path\" : \"relay6.servers.gamma.adress\""), answer);
      assertTrue(answer.endsWith("\n422"), answer);
      Files.delete(relay.settings());
      assertEquals(2, relay.command("reload").awaitEnd());
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer.open(network.client0(), 546).send("ff02::1:2%eth0", 547, Frames.SOLICIT);
      Frames.awaitRelayed(beta, Frames.SOLICIT);
      assertTrue(relay.asked().overSocket("/config").contains("2001:db8:a::3"));
      assertSaid(
          relay.command("problems"),
          0,
          "(?s)LEVEL.*is not valid; the previous configuration stays in force.*");
    }
  }

  @Test
  void theLogLevelChangesAtOnce() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Ordered relay = new Ordered(network);
      assertSaid(relay.command("log-level"), 0, "info\n");
      assertSaid(relay.command("log-level", "WARN"), 0, "warn\n");
      assertSaid(relay.command("log-level"), 0, "warn\n");
      String wrong = relay.asked().overSocket("/log-level", "-X", "PUT", "-d", "loud");
      assertTrue(wrong.contains("there are: error, warn, info, debug"), wrong);
      assertTrue(wrong.endsWith("\n400"), wrong);
      assertEquals(2, relay.command("log-level", "loud").awaitEnd());
      assertEquals(0, relay.command("reload").awaitEnd());
      assertSaid(relay.command("log-level"), 0, "info\n");
    }
  }

  private static void assertSaid(LabProcess command, int exitCode, String expression) {
    assertEquals(exitCode, command.awaitEnd(), command.output());
    assertTrue(command.output().matches(expression), command.output());
  }

  /** A relay before servers alpha and beta that takes orders. */
  private record Ordered(AdminQuery asked, Path settings) {

    Ordered(TwoServers network) throws IOException {
      this(
          new AdminQuery(network.relay(), network.lab().file("admin").resolve("relay6.sock")),
          network.lab().file("relay6.conf"));
      write("", "0660");
      RelayProcess.start(network.relay(), settings);
    }

    void write(String server, String mode) throws IOException {
      Files.writeString(
          settings,
          """
          relay6 {
            servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:a::3" }
              %s }
            links = [ { interface = lan0 } ]
            admin { socket = "%s", socket-mode = "%s" }
          }
          """
              .formatted(server, asked.socket(), mode));
    }

    LabProcess command(String... words) {
      return asked.command(words);
    }
  }
}
