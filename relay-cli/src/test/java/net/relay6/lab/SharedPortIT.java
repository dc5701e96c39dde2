package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** Other programs on the relay's machine that have port 547, and other relays. */
@LabTest(programs = {"dnsmasq", "socat"})
class SharedPortIT {

  private static final String GROUP = "ff02::1:2%eth0";
  private static final String SERVERS =
      "servers { alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:a::3\" } }";
  private static final int TAKEN = 6;

  @Test
  void aProgramThatTakesThePortLaterIsNamedUntilItEnds() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan0 }", "");
      assertFalse(ready(relay).contains("port 547"), ready(relay));
      LabProcess socat =
          network
              .relay()
              .start(
                  "socat",
                  List.of("socat", "-u", "UDP6-RECV:547,reuseaddr,ipv6only", "OPEN:/dev/null"));
      String who = "socat \\(process " + socat.pid() + "\\)";
      relay.process().awaitLine("port 547: " + who + " uses it too, at \\[::\\]");
      relay.process().awaitLine("port-shared.*" + who);
      assertTrue(ready(relay).contains("port 547: socat (process " + socat.pid() + ")"));
      assertTrue(ready(relay).endsWith("\n200"), ready(relay));
      assertTrue(status(relay).contains("\"degraded\""), status(relay));
      assertTrue(metrics(relay).contains("relay6_port_sharing_programs 1"), metrics(relay));
      socat.kill();
      relay.process().awaitLine("port 547: " + who + " does not use it any more");
      relay.process().awaitLine("port-shared.*closed");
      assertTrue(metrics(relay).contains("relay6_port_sharing_programs 0"), metrics(relay));
    }
  }

  @Test
  void dnsmasqIsNamedWithItsCureAndNoMoreOnceItIsCured() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan0 }", "");
      LabProcess wild = dnsmasq(network, "--bind-dynamic", "--interface=lan0");
      relay.process().awaitLine("port 547: dnsmasq \\(process .*--bind-dynamic");
      wild.kill();
      relay.process().awaitLine("port 547: dnsmasq .* does not use it any more");
      dnsmasq(network, "--bind-dynamic", "--interface=lan1");
      Await.until(
          () -> network.relay().sh("ss -ulpn sport = :547").contains("dnsmasq"),
          () -> network.relay().sh("ss -ulpn sport = :547"));
      // Then two looks have passed, since this one is noticed by one of them.
      UdpPeer.open(network.relay(), 547);
      relay.process().awaitLine("port 547: java .* uses it too");
      assertEquals(
          1, relay.process().output().lines().filter(SharedPortIT::warnsOfDnsmasq).count());
    }
  }

  @Test
  void aCheckWarnsOfAProgramThatHasThePortAndNotOfTheRelayThatRuns() {
    try (TwoServers network = new TwoServers()) {
      Path settings = settings(network, "{ interface = lan0 }");
      RelayProcess.start(network.relay(), settings);
      LabProcess clean = check(network, settings);
      assertEquals(0, clean.awaitEnd(), clean.output());
      LabProcess dnsmasq = dnsmasq(network, "--bind-dynamic", "--interface=lan0");
      Await.until(
          () -> network.relay().sh("ss -ulpn sport = :547").contains("dnsmasq"),
          () -> network.relay().sh("ss -ulpn sport = :547"));
      LabProcess warned = check(network, settings);
      assertEquals(2, warned.awaitEnd(), warned.output());
      String warning =
          "\nWARNING: port 547: dnsmasq (process " + dnsmasq.pid() + ") uses it too, at ";
      assertTrue(warned.output().contains(warning), warned.output());
      assertTrue(warned.output().endsWith("\n0 errors, 1 warning\n"), warned.output());
    }
  }

  @Test
  void aProgramThatKeepsThePortComesBeforeTheSocketsThatCannotOpen() {
    try (TwoServers network = new TwoServers()) {
      LabProcess dnsmasq = dnsmasq(network);
      Await.until(
          () -> network.relay().sh("ss -ulpn sport = :547").contains("dnsmasq"),
          () -> network.relay().sh("ss -ulpn sport = :547"));
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan0 }", "");
      String port = "port 547: dnsmasq (process " + dnsmasq.pid() + ")";
      relay.process().awaitLine("link lan0: cannot be opened, .*Address already in use");
      relay.process().awaitLine("port 547: dnsmasq");
      Await.until(() -> ready(relay).contains(port), () -> ready(relay));
      String status = status(relay);
      assertTrue(status.contains("Address already in use"), status);
      assertTrue(status.indexOf(port) < status.indexOf("link lan0:"), status);
    }
  }

  private static LabProcess check(TwoServers network, Path settings) {
    return RelayProcess.startCommand(
        network.relay(), List.of("check", "--strict", "--config", settings.toString()));
  }

  private static boolean warnsOfDnsmasq(String line) {
    return line.contains("port 547: dnsmasq") && line.contains("uses it too");
  }

  @Test
  void aSecondRelayOnTheSameLinksDoesNotStartUntilTheFirstHasEnded() {
    try (TwoServers network = new TwoServers()) {
      Path settings = settings(network, "{ interface = lan0 }, { interface = lan1 }");
      LabProcess first = RelayProcess.start(network.relay(), settings);
      LabProcess second =
          RelayProcess.startCommand(
              network.relay(), List.of("run", "--config", settings.toString()));
      assertEquals(TAKEN, second.awaitEnd(), second.output());
      assertTrue(
          second
              .output()
              .contains(
                  "not started: link lan0: another relay6 on this machine relays it, process "
                      + first.pid()),
          second.output());
      first.kill();
      RelayProcess.start(network.relay(), settings);
    }
  }

  @Test
  void aRelayOnAnotherMachineHasLinksOfItsOwn() {
    try (TwoServers network = new TwoServers()) {
      RelayProcess.start(network.relay(), settings(network, "{ interface = lan0 }"));
      RelayProcess.start(network.client1(), settings(network, "{ interface = eth0 }"));
    }
  }

  @Test
  void aLinkThatAnotherRelays6HasWaitsForItAlsoAfterAReload() throws IOException {
    try (TwoServers network = new TwoServers()) {
      LabProcess first =
          RelayProcess.start(network.relay(), settings(network, "{ interface = lan0 }"));
      Path settings = settings(network, "{ interface = lan1 }");
      LabProcess second = RelayProcess.start(network.relay(), settings);
      Files.writeString(
          settings, Files.readString(settings).replace("[", "[ { interface = lan0 }, "));
      second.hangUp();
      second.awaitLine("reloaded .*lan0 added");
      second.awaitLine(
          "link lan0: waiting, another relay6 on this machine relays it, process " + first.pid());
      first.kill();
      second.awaitLine("link lan0: opening with link-address");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(GROUP, 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);
      alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");
    }
  }

  private static LabProcess dnsmasq(TwoServers network, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--port=0",
                "--user=root",
                "--dhcp-range=2001:db8:1:1::100,2001:db8:1:1::200,64",
                "--dhcp-range=2001:db8:1:2::100,2001:db8:1:2::200,64",
                "--dhcp-leasefile=" + network.lab().file("dnsmasq.leases")));
    command.addAll(List.of(options));
    return network.relay().start("dnsmasq", command);
  }

  private static Path settings(TwoServers network, String links) {
    return network
        .lab()
        .write(
            "relay6.conf",
            "relay6 {\n%s\nlinks = [ %s ]\nadmin.socket = \"%s\"\n}\n"
                .formatted(SERVERS, links, network.lab().file("admin.sock")));
  }

  private static String ready(QueriedRelay relay) {
    return relay.asked().overSocket("/health/ready");
  }

  private static String status(QueriedRelay relay) {
    return relay.asked().overSocket("/status");
  }

  private static String metrics(QueriedRelay relay) {
    return relay.asked().overSocket("/metrics");
  }
}
