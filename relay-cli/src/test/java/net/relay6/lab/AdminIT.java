package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import net.relay6.daemon.metrics.PrometheusText;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** What the running relay tells of itself. */
@LabTest
class AdminIT {

  private static final String GROUP = "ff02::1:2%eth0";

  @Test
  void showsLinksServersAndCounters() {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(GROUP, 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);
      Frames.awaitRelayed(beta, Frames.SOLICIT);
      alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02abcdef"));
      client.awaitReceived("02abcdef");
      client.send(GROUP, 547, "07abcdef");
      Await.until(
          () -> relay.overSocket("/counters").contains("\"server-message\" : 1"),
          () -> "the drop is counted");

      String links = relay.overSocket("/links");
      assertTrue(links.contains("\"solicit-received-count\" : 1"), links);
      assertTrue(links.contains("\"advertise-sent-count\" : 1"), links);
      assertTrue(links.contains("\"discarded-message-count\" : 1"), links);
      assertTrue(links.contains("\"interface-id\" : \"\\\"lan0\\\"\""), links);
      String status = relay.overSocket("/status");
      assertTrue(status.contains("\"relay-forward-sent-count\" : 2"), status);
      assertTrue(status.contains("\"relay-reply-received-count\" : 1"), status);
      String servers = relay.overSocket("/servers");
      assertTrue(servers.contains("\"ADVERTISE\" : 1"), servers);
      assertTrue(relay.overSocket("/config").contains("hop-count-limit=8"));
      assertTrue(relay.overSocket("/problems").contains("server-message"));
      LabProcess words = relay.command("status");
      assertEquals(0, words.awaitEnd());
      assertTrue(
          words
              .output()
              .matches(
                  "(?s)relay6 \\S+ on \\S+, process .*\nproblems +\\d in the log, the latest \\ds ago:"
                      + " see `relay6 problems`\n.*"),
          words.output());

      PrometheusText metrics =
          new PrometheusText(relay.overSocket("/metrics").replaceFirst("\n200$", ""));
      assertEquals(
          1, metrics.value("relay6_server_copies_total{server=\"beta\",type=\"SOLICIT\"}"));
      assertEquals(1, metrics.value("relay6_server_open{server=\"alpha\"}"));
      assertEquals(0, metrics.value("relay6_server_queue_datagrams{server=\"alpha\"}"));
      metrics.assertHistogram("relay6_loop_lag_seconds");
    }
  }

  @Test
  void commandsPrintTablesOrJson() {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "");
      LabProcess links = relay.command("links");
      assertEquals(0, links.awaitEnd());
      assertTrue(links.output().matches("(?s)LINK +STATE .*\nlan0 +relaying .*"), links.output());
      LabProcess servers = relay.command("servers");
      assertEquals(0, servers.awaitEnd());
      assertTrue(
          servers.output().matches("(?s)SERVER .*\nalpha +unproven .*\nbeta +unproven .*"),
          servers.output());
      LabProcess status = relay.command("status", "--json");
      assertEquals(0, status.awaitEnd());
      assertTrue(status.output().contains("\"state\" : \"ready\""), status.output());
      LabProcess counters = relay.command("counters");
      assertEquals(0, counters.awaitEnd());
      assertTrue(counters.output().contains("link lan0: received 0 ="), counters.output());
      relay.command("status", "--watch", "1").awaitLine("(?s)state .*state ");
      LabProcess nobody =
          new AdminQuery(network.relay(), Path.of("/nowhere.sock")).command("status");
      assertEquals(1, nobody.awaitEnd());
      assertTrue(nobody.output().contains("is relay6 running"), nobody.output());
    }
  }

  @Test
  void theSocketIsForItsOwnerAndGroup() throws IOException {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "admin.socket-group = daemon");
      assertEquals(
          "660 daemon\n", network.relay().run("stat", "-c", "%a %G", relay.socket().toString()));
      letEverybodyIn(relay.socket().resolveSibling("."));
      letEverybodyIn(relay.socket().resolveSibling(".."));
      assertEquals("denied", as(network, relay, "nogroup"));
      assertEquals("answered", as(network, relay, "daemon"));
    }
  }

  @Test
  void aCommandThatMayNotUseTheSocketSaysWhoMay() throws IOException {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "");
      String socket = relay.socket().toString();
      Files.setPosixFilePermissions(relay.socket(), PosixFilePermissions.fromString("---------"));
      LabProcess refused =
          RelayProcess.startCommandWithout(
              "dac_override", network.relay(), List.of("status", "--socket", socket));
      assertEquals(1, refused.awaitEnd());
      assertTrue(refused.output().contains("you may not use " + socket), refused.output());
    }
  }

  private static void letEverybodyIn(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What becomes of somebody who is nobody, in that group. */
  private static String as(TwoServers network, AdminQuery relay, String group) {
    return network
        .relay()
        .run(
            "setpriv",
            "--reuid=nobody",
            "--regid=" + group,
            "--clear-groups",
            "sh",
            "-c",
            "curl -s -o /dev/null --unix-socket "
                + relay.socket()
                + " http://relay6/status"
                + " && printf answered || printf denied");
  }

  @Test
  void tcpIsForReadingAlone() {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "admin.address = \"[::1]:9547\"");
      assertTrue(relay.curl("http://[::1]:9547/links").endsWith("\n200"));
      assertTrue(relay.curl("http://[::1]:9547/metrics").endsWith("\n200"));
      assertTrue(relay.curl("http://[::1]:9547/config").endsWith("\n403"));
      String page = relay.curl("-i", "http://[::1]:9547/");
      assertTrue(page.contains("content-type: text/html"), page);
      assertTrue(page.contains("content-security-policy: default-src 'none';"), page);
      assertTrue(
          relay.curl("-H", "Host: evil.example", "http://[::1]:9547/links").endsWith("\n403"));
      assertTrue(
          relay
              .curl("-H", "Origin: http://evil.example", "http://[::1]:9547/links")
              .endsWith("\n403"));
    }
  }

  @Test
  void isReadyWhileALinkAndAServerAreOpen() {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "");
      assertTrue(relay.overSocket("/health/live").endsWith("\n200"));
      String ready = relay.overSocket("/health/ready");
      assertTrue(ready.contains("\"ready\"") && ready.endsWith("\n200"), ready);
      network.relay().sh("ip link set lan0 down");
      Await.until(
          () -> relay.overSocket("/health/ready").endsWith("\n503"), () -> "it is not ready");
      String degraded = relay.overSocket("/health/ready");
      assertTrue(degraded.contains("link lan0: the interface is down"), degraded);
      network.relay().sh("ip link set lan0 up");
      // The kernel has taken its addresses away with the link.
      network.relay().addAddress("lan0", "2001:db8:1:1::1/64");
      Await.until(() -> relay.overSocket("/health/ready").endsWith("\n200"), () -> "it is ready");
    }
  }

  private static AdminQuery start(TwoServers network, String more) {
    return QueriedRelay.start(network, "{ interface = lan0 }", more).asked();
  }
}
