package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code relay6 audit} on captures of ISC dhcrelay between real clients and servers. */
@LabTest
class AuditIT {

  private static final Path MODEL = Project.model("split-prefixes");
  private static final Pattern CODE = Pattern.compile("(?m)^(?:alarm|warning|notice) ([a-z-]+): ");

  private static final String INTENT =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:a::3" } }
        links = [ { interface = "lan0", link-address = "2001:db8:1:1::1" } ]
        server-set {
          model = split-prefixes
          servers { alpha { preference = 255 }, beta { preference = 0 } }
        }
      }
      """;

  @Test
  void aHealthySetIsFoundHealthyFromEverySide() throws Exception {
    try (TwoServers network = new TwoServers()) {
      Captures captures = captureLeases(network, MODEL);
      assertHealthy(audit(network, captures.lan()));
      assertHealthy(audit(network, captures.wan()));
      assertHealthy(audit(network, captures.any()));
      Audited both = audit(network, captures.lan(), captures.wan());
      assertHealthy(both);
      assertTrue(both.text().contains("server alpha, Server-ID "), both.text());
      assertTrue(both.text().contains("lan0: preference 255, chosen 3 times"), both.text());
    }
  }

  private static void assertHealthy(Audited audited) {
    assertEquals(List.of(), audited.codes(), audited.text());
    assertEquals(0, audited.exitCode(), audited.text());
  }

  @Test
  void aPreferenceThatKeaDoesNotSendIsFound() throws Exception {
    try (TwoServers network = new TwoServers()) {
      Path model = network.lab().file("model");
      Files.createDirectory(model);
      String kea = Files.readString(MODEL.resolve("kea-dhcp6.conf"));
      Files.writeString(
          model.resolve("kea-dhcp6.conf"), kea.replace(", \"always-send\": true", ""));
      Files.copy(MODEL.resolve("dhcpd6.conf"), model.resolve("dhcpd6.conf"));
      Captures captures = captureLeases(network, model);
      Audited audited = audit(network, captures.any());
      assertEquals(
          List.of("preference-missing", "preference-equal"), audited.codes(), audited.text());
      assertTrue(audited.text().contains("always-send"), audited.text());
      assertEquals(4, audited.exitCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void whatWiresharkWritesIsReadAlike(String format) throws Exception {
    try (TwoServers network = new TwoServers()) {
      Captures captures = captureLeases(network, MODEL);
      Path converted = network.lab().file("converted");
      network.relay().run("editcap", "-F", format, captures.any().toString(), converted.toString());
      Audited original = audit(network, captures.any());
      // SOLICITs are for both, REQUESTs for the one that is named.
      assertEquals(3, original.servers().size(), original.text());
      assertEquals(original.servers(), audit(network, converted).servers());
    }
  }

  /** The same traffic on the clients' side, the servers' side, and both. */
  private record Captures(Path lan, Path wan, Path any) {}

  private static Captures captureLeases(TwoServers network, Path model) {
    network.startServers(model, Lifetimes.LONG);
    LabProcess relay = startRelay(network);
    Captures captures =
        new Captures(
            network.lab().file("lan.pcap"),
            network.lab().file("wan.pcap"),
            network.lab().file("any.pcap"));
    List<LabProcess> running =
        List.of(
            capture(network, "lan0", captures.lan()),
            capture(network, "wan0", captures.wan()),
            capture(network, "any", captures.any()));
    for (int number = 1; number <= 3; number++) {
      LabProcess client = new Dhclient(network.lab(), network.client0(), number).start();
      Dhclient.awaitLease(client, _ -> true);
      client.kill();
    }
    Await.until(
        () -> replies(network, captures.any()) == 6,
        () -> replies(network, captures.any()) + " of 3 REPLYs on both sides");
    running.forEach(LabProcess::stop);
    relay.kill();
    return captures;
  }

  private static LabProcess startRelay(TwoServers network) {
    return network
        .relay()
        .start(
            "dhcrelay",
            List.of(
                "dhcrelay",
                "-6",
                "-d",
                "--no-pid",
                "-I",
                "-l",
                "2001:db8:1:1::1%lan0",
                "-u",
                "2001:db8:a::2%wan0",
                "-u",
                "2001:db8:a::3%wan0"))
        .awaitLine("Sending on .*wan0");
  }

  private static LabProcess capture(TwoServers network, String interfaceName, Path file) {
    return network
        .relay()
        .start(
            "tcpdump-" + interfaceName,
            List.of(
                "tcpdump",
                "-n",
                "-U",
                "-s",
                "0",
                "-Z",
                "root",
                "-i",
                interfaceName,
                "-w",
                file.toString(),
                "udp port 546 or udp port 547"))
        .awaitLine("listening on");
  }

  private static long replies(TwoServers network, Path file) {
    return network
        .relay()
        .run("tshark", "-n", "-r", file.toString(), "-Y", "dhcpv6.msgtype == 7")
        .lines()
        .filter(line -> line.contains("DHCPv6"))
        .count();
  }

  /** The program's end and what it printed. */
  private record Audited(int exitCode, String text) {

    List<String> codes() {
      return CODE.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }

    List<String> servers() {
      return text.lines().filter(line -> line.contains(" copies ")).toList();
    }
  }

  private static Audited audit(TwoServers network, Path... files) {
    List<String> words =
        new ArrayList<>(
            List.of("audit", "--config", network.lab().write("intent.conf", INTENT).toString()));
    Stream.of(files).map(Path::toString).forEach(words::add);
    LabProcess process = RelayProcess.startCommand(network.relay(), words);
    return new Audited(process.awaitEnd(), process.output());
  }
}
