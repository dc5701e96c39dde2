package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.relay6.daemon.metrics.PrometheusText;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.AnsweringServer;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.DhcpServers;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** What the running relay says of a server that is dead, and of one that is back. */
@LabTest
class ServerStatesIT {

  private static final String BOTH_LINKS = "{ interface = lan0 }, { interface = lan1 }";
  private static final String GROUP = "ff02::1:2%eth0";
  private static final String REFUSED =
      "(?s).*server alpha: refused since \\d\\d:\\d\\d:\\d\\d \\(port 547 unreachable, \\d+ (copy|copies|probes)( and \\d+ probes?)?\\);"
          + " start the server.*";

  @Test
  void aServerThatDiesWhileTwoClientsRenewIsRefusedUntilItIsBackWithoutAnyClient() {
    try (TwoServers network = new TwoServers()) {
      LabProcess kea =
          network.startServers(Project.model("split-prefixes"), Lifetimes.SHORT).alpha();
      AdminQuery relay = QueriedRelay.start(network, BOTH_LINKS, "").asked();
      LabProcess one = new Dhclient(network.lab(), network.client0(), 1).start();
      LabProcess other = new Dhclient(network.lab(), network.client1(), 2).start();
      Dhclient.awaitLease(one, _ -> true);
      Dhclient.awaitLease(other, _ -> true);
      awaitSaid(relay, "/servers", "(?s).*\"alpha\",[^}]*\"state\" : \"responding\".*");

      kea.kill();
      awaitSaid(relay, "/status", REFUSED);
      awaitSaid(relay, "/health/ready", REFUSED);
      String ready = relay.overSocket("/health/ready");
      assertTrue(ready.contains("\"degraded\"") && ready.endsWith("\n200"), ready);
      String servers = relay.overSocket("/servers");
      assertTrue(
          servers.matches(
              "(?s).*\"alpha\",[^}]*\"state\" : \"refused\",\\s+\"state-since\" : \"[^\"]+Z\".*"),
          servers);
      assertSaid(
          relay.command("servers"), 0, "(?s)SERVER .*\nalpha +refused .*\nbeta +responding .*");
      assertEquals(1, state(relay, "refused"));
      assertEquals(0, state(relay, "responding"));
      awaitSaid(
          relay, "/findings", "(?s).*\"server-silent\".*port 547 is unreachable.*every 2 s.*");
      assertSaid(
          relay.command("probe", "alpha"), 4, "server alpha: refused \\(port 547 unreachable\\)\n");
      assertSaid(relay.command("probe", "beta"), 0, "server beta: responded after \\d+\\.\\d ms\n");

      one.kill();
      other.kill();
      assertSaid(relay.command("probe", "gamma"), 1, "(?s).*there are: alpha, beta\n");
      String links = relay.overSocket("/links");
      DhcpServers.startKea(
          network.lab(),
          network.alpha(),
          Project.model("split-prefixes").resolve("kea-dhcp6.conf"),
          Lifetimes.SHORT);
      awaitSaid(relay, "/health/ready", "(?s).*\"ready\",.*\"degraded\" : \\[ *\\].*200");
      awaitSaid(relay, "/findings", "(?s)(?!.*server-silent).*");
      assertEquals(1, state(relay, "responding"));
      assertSaid(relay.command("probe", "alpha", "--json"), 0, "(?s).*\"millis\" : .*");
      assertEquals(links, relay.overSocket("/links"), "no client has asked meanwhile");
    }
  }

  @Test
  void aProbeAloneShowsThatEveryServerIsRefusedAndAPairFollowsThatIfItIsToldSo() {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay =
          QueriedRelay.start(network, BOTH_LINKS, "admin.ready-needs-response = true").asked();
      awaitSaid(relay, "/health/ready", "(?s).*\"ready\".*200");
      assertSaid(relay.command("probe", "alpha"), 4, "server alpha: refused .*\n");
      awaitSaid(relay, "/health/ready", "(?s).*\"degraded\".*alpha: refused.*200");
      assertSaid(relay.command("probe", "beta"), 4, "server beta: refused .*\n");
      awaitSaid(relay, "/health/ready", "(?s).*\"not ready\".*beta: refused.*503");
      AnsweringServer.start(network.alpha(), "2001:db8:a::2", 1);
      awaitSaid(relay, "/health/ready", "(?s).*\"degraded\".*beta: refused.*200");
    }
  }

  @Test
  void aServerWithoutARouteIsUnreachableUntilTheRouteIsBack() {
    try (TwoServers network = new TwoServers()) {
      network.beta().addAddress("lo", "2001:db8:b::2/128");
      addRoute(network);
      AnsweringServer.start(network.alpha(), "2001:db8:a::2", 1);
      AnsweringServer.start(network.beta(), "2001:db8:b::2", 2);
      String servers =
          "alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:b::2\" }";
      AdminQuery relay = QueriedRelay.start(network, servers, "{ interface = lan0 }", "").asked();
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(GROUP, 547, Frames.solicit(1));
      awaitSaid(relay, "/servers", "(?s).*\"beta\",[^}]*\"state\" : \"responding\".*");

      network.relay().sh("ip -6 route del 2001:db8:b::/64");
      client.send(GROUP, 547, Frames.solicit(2));
      client.send(GROUP, 547, Frames.solicit(3));
      awaitSaid(relay, "/status", "(?s).*server beta: unreachable since .*unreachable.*");
      awaitSaid(
          relay, "/findings", "(?s).*\"server-silent\".*\"beta\".*the server is unreachable.*");
      assertSaid(relay.command("probe", "beta"), 4, "server beta: unreachable \\(.*\\)\n");

      addRoute(network);
      awaitSaid(relay, "/status", "(?s).*\"degraded\" : \\[ *\\].*");
      awaitSaid(relay, "/findings", "(?s).*\"findings\" : \\[ *\\].*");
    }
  }

  @Test
  void aServerWhoseMachineIsOffIsUnreachableUntilItIsOnAgain() {
    try (TwoServers network = new TwoServers()) {
      AnsweringServer.start(network.alpha(), "2001:db8:a::2", 1);
      AnsweringServer.start(network.beta(), "2001:db8:a::3", 2);
      AdminQuery relay = QueriedRelay.start(network, "{ interface = lan0 }", "").asked();
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send(GROUP, 547, Frames.solicit(1));
      awaitSaid(relay, "/servers", "(?s).*\"beta\",[^}]*\"state\" : \"responding\".*");

      network.beta().sh("ip link set eth0 down");
      network.relay().sh("ip -6 neigh flush dev wan0");
      client.send(GROUP, 547, Frames.solicit(2));
      client.send(GROUP, 547, Frames.solicit(3));
      awaitSaid(relay, "/status", "(?s).*server beta: unreachable since .*No route to host.*");
      String servers = relay.overSocket("/servers");
      assertTrue(servers.matches("(?s).*\"alpha\",[^}]*\"state\" : \"responding\".*"), servers);

      network.beta().sh("ip link set eth0 up");
      network.beta().sh("ip -6 addr replace 2001:db8:a::3/64 dev eth0 nodad");
      awaitSaid(relay, "/status", "(?s).*\"degraded\" : \\[ *\\].*");
    }
  }

  private static void addRoute(TwoServers network) {
    network.relay().sh("ip -6 route add 2001:db8:b::/64 via 2001:db8:a::3 dev wan0");
  }

  private static double state(AdminQuery relay, String state) {
    String text = relay.overSocket("/metrics").replaceFirst("\n200$", "");
    return new PrometheusText(text)
        .value("relay6_server_state{server=\"alpha\",state=\"" + state + "\"}");
  }

  private static void awaitSaid(AdminQuery relay, String path, String expression) {
    Await.until(
        () -> relay.overSocket(path).matches(expression),
        () -> path + " says " + relay.overSocket(path));
  }

  private static void assertSaid(LabProcess command, int exitCode, String expression) {
    assertEquals(exitCode, command.awaitEnd(), command.output());
    assertTrue(command.output().matches(expression), command.output());
  }
}
