package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** What an operator gets wrong on the first day, and what relay6 says to it. */
@LabTest
class FirstDayIT {

  private static final List<String> STRICT = List.of("--strict");
  private static final String SERVERS =
      "alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:a::3\" }";
  private static final String LINKS = "{ interface = lan0 }, { interface = lan1 }";

  @Test
  void aConfigurationThatFitsTheMachineHasNoWarnings() {
    try (TwoServers network = new TwoServers()) {
      LabProcess check = check(network, LINKS, STRICT);
      assertEquals(0, check.awaitEnd(), check.output());
      assertTrue(check.output().endsWith("\n0 errors, 0 warnings\n"), check.output());
    }
  }

  @Test
  void whatDoesNotFitIsNamedWithItsLine() {
    try (TwoServers network = new TwoServers()) {
      String links =
          """
          { interface = lan0, link-address = "2001:db8:1:2::77" }
              { interface = lan01 }
              { interface = wan0 }
          """;
      LabProcess check = check(network, links, STRICT);
      assertEquals(2, check.awaitEnd(), check.output());
      assertSaid(
          check,
          "(?s)servers:.*"
              + "WARNING: .*relay6.conf:3: link lan0: its link-address 2001:db8:1:2::77 lies in no prefix of the interface but in one of lan1; .*"
              + "WARNING: .*relay6.conf:4: link lan01: the interface does not exist; did you mean \"lan1\"\\?\n"
              + "WARNING: .*relay6.conf:5: link wan0: server alpha is reached by it, .*"
              + "WARNING: .*relay6.conf:5: link wan0: server beta is reached by it, .*"
              + "\n0 errors, 4 warnings\n");
      assertEquals(0, check(network, links, List.of()).awaitEnd());
    }
  }

  @Test
  void aServerWhoseNameDoesNotResolveIsShownByItsName() {
    try (TwoServers network = new TwoServers()) {
      network.relay().hosts("2001:db8:a::3 beta.example.net\n");
      String servers =
          """
          alpha { address = "kea.example.net" }
              beta { address = "beta.example.net" }
          """;
      for (int exitCode : List.of(0, 2)) {
        LabProcess check =
            RelayProcess.startCommand(
                network.relay(),
                check(write(network, servers, LINKS), exitCode == 0 ? List.of() : STRICT));
        assertEquals(exitCode, check.awaitEnd(), check.output());
        assertSaid(
            check,
            "(?s)servers:\n"
                + "  alpha  kea.example.net, port 547, WAITING: no IPv6 address is known for the name kea.example.net\n"
                + "  beta  2001:db8:a::3, port 547, from 2001:db8:a::1\n"
                + "links:\n.*"
                + "\nWARNING: [^\n]*relay6.conf:2: server alpha: no IPv6 address is known for the name kea.example.net\n"
                + "0 errors, 1 warning\n");
      }
    }
  }

  @Test
  void aReloadSaysWhatWillNotWorkAsHoped() throws IOException {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, LINKS, "");
      Files.writeString(
          relay.file(),
          Files.readString(relay.file())
              .replace(LINKS, "{ interface = lan0, link-address = \"2001:db8:9::1\" }"));
      LabProcess reload = relay.asked().command("reload");
      assertEquals(0, reload.awaitEnd(), reload.output());
      assertSaid(
          reload,
          """
          reloaded .*; links: lan1 removed, lan0 changed
          WARNING: .*relay6.conf:3: link lan0: its link-address 2001:db8:9::1 lies in no prefix of the interface; servers may not know it
          """);
      relay.process().hangUp();
      relay
          .process()
          .awaitLine("INFO  +reloaded .*relay6.conf: nothing has changed")
          .awaitLine(
              "WARN  +.*relay6.conf:3: link lan0: its link-address 2001:db8:9::1 lies in no prefix");
    }
  }

  @Test
  void aRelayThatRelaysNothingYetSaysWhy() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan7 }", "");
      relay
          .process()
          .awaitLine("relay6 started, relaying nothing yet: 0 of 1 links, 2 of 2 servers")
          .awaitLine("  link lan7: the interface does not exist");
      assertEquals(0, relay.process().stop());
    }
  }

  @Test
  void aRelayThatMayNotUseThePortEnds() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay =
          RelayProcess.startCommandWithout(
              "net_bind_service",
              network.relay(),
              List.of("run", "--config", write(network, SERVERS, LINKS).toString()));
      assertEquals(1, relay.awaitEnd(), relay.output());
      assertSaid(
          relay,
          "(?s).*\nrelay6: not started: no socket on port 547, bind: .* \\(run relay6 as root, or with"
              + " the capability CAP_NET_BIND_SERVICE\\)\n.*");
    }
  }

  @Test
  void aFilterWithAnUnknownNameListsTheKnownOnes() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, LINKS, "");
      for (List<String> unknown :
          List.of(
              List.of("leases", "--link", "lan7", "link lan7; there are: lan0, lan1"),
              List.of("leases", "--server", "gamma", "server gamma; there are: alpha, beta"),
              List.of("capture", "--link", "lan7", "link lan7; there are: lan0, lan1, unicast"))) {
        LabProcess command = relay.asked().command(unknown.subList(0, 3).toArray(String[]::new));
        assertEquals(1, command.awaitEnd(), command.output());
        assertTrue(
            command.output().contains("relay6: there is no " + unknown.getLast() + "\n"),
            command.output());
      }
      LabProcess none = relay.asked().command("leases", "--link", "lan0", "--server", "beta");
      assertEquals(0, none.awaitEnd(), none.output());
    }
  }

  @Test
  void whoAsksFindsTheRelayByItsConfiguration() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, LINKS, "");
      LabProcess status =
          RelayProcess.startCommand(
              network.relay(), List.of("status", "-c", relay.file().toString()));
      assertEquals(0, status.awaitEnd(), status.output());
      assertTrue(status.output().contains("links          2 of 2 relaying"), status.output());
      assertTrue(status.output().contains("relay6.conf, read at the start\n"), status.output());
    }
  }

  private static LabProcess check(TwoServers network, String links, List<String> options) {
    return RelayProcess.startCommand(
        network.relay(), check(write(network, SERVERS, links), options));
  }

  private static List<String> check(Path file, List<String> options) {
    List<String> words = new ArrayList<>(List.of("check", "--config", file.toString()));
    words.addAll(options);
    return words;
  }

  private static Path write(TwoServers network, String servers, String links) {
    return network
        .lab()
        .write(
            "relay6.conf",
            """
            relay6 {
              servers { %s }
              links = [ %s ]
            }
            """
                .formatted(servers, links));
  }

  private static void assertSaid(LabProcess command, String expression) {
    assertTrue(command.output().matches(expression), command.output());
  }
}
