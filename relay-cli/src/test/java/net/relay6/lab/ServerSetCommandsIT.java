package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** What a running relay tells of its server set: a client takes a lease, and a server is a copy. */
@LabTest
class ServerSetCommandsIT {

  /** A relay that starts for the first time does not know what was granted before. */
  private static final String MISSING =
      "leases granted before [-0-9T:]+Z are missing unless they have been extended since\n";

  @Test
  void showsLeasesSharesAndFindings() {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "");
      CopiedServer servers = new CopiedServer(network);
      servers.takeLease();
      Await.until(
          () -> relay.overSocket("/leases").contains("2001:db8:1:1::42"),
          () -> "the lease is seen");

      assertSaid(
          relay.command("leases", "--server", "alpha"),
          "(?s)LEASE .*\n2001:db8:1:1::42 +000300010200000000aa +00000007 +alpha +lan0 .* 59m .*s *\n"
              + MISSING);
      assertSaid(relay.command("leases", "--link", "lan1"), "LEASE .*\n" + MISSING);
      assertEquals(1, relay.command("leases", "--address", "nowhere").awaitEnd());
      assertSaid(
          relay.command("server-set"), "(?s)declared model +none\n.*\nalpha +1 +100 % +1 +100 %.*");
      assertSaid(relay.command("servers"), "(?s)SERVER .*\nalpha +responding .* 10 +1 +1 .*");
      assertSaid(relay.command("findings"), "no open findings\n");

      servers.answerLikeAlpha();
      Await.until(
          () -> relay.overSocket("/findings").contains("server-id-cloned"), () -> "it is found");
      assertSaid(
          relay.command("findings", "-v"),
          "(?s)ALARM server-id-cloned server alpha and beta: .*\n  ADVERTISE of beta on lan0:\n.*");
      assertSaid(relay.command("status"), "(?s).*\nfindings +1 alarm.*");
      assertTrue(
          relay
              .overSocket("/metrics")
              .contains(
                  "relay6_findings_open{code=\"server-id-cloned\",severity=\"alarm\"} 1.0\n"));
    }
  }

  @Test
  void overTcpClientsAreNamedOnlyWhereTheOperatorSaysSo() {
    try (TwoServers network = new TwoServers()) {
      AdminQuery relay = start(network, "admin.address = \"[::1]:9547\"");
      CopiedServer servers = new CopiedServer(network);
      servers.takeLease();
      servers.answerLikeAlpha();
      Await.until(() -> relay.overSocket("/findings").contains("\"facts\""), () -> "all is told");
      String anybody = relay.curl("http://[::1]:9547/findings");
      assertTrue(anybody.contains("server-id-cloned"), anybody);
      assertFalse(anybody.contains("\"facts\"") || anybody.contains("\"frame\""), anybody);
      assertTrue(relay.curl("http://[::1]:9547/leases").endsWith("\n403"));
    }
  }

  private static void assertSaid(LabProcess command, String expression) {
    assertEquals(0, command.awaitEnd(), command.output());
    assertTrue(command.output().matches(expression), command.output());
  }

  private static AdminQuery start(TwoServers network, String more) {
    return QueriedRelay.start(network, "{ interface = lan0 }, { interface = lan1 }", more).asked();
  }
}
