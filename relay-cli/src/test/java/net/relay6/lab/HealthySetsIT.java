package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.ClientCrowd;
import net.relay6.fixtures.lab.real.Lifetimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sets that work as they should under load: nothing is found wrong with them. On {@code lan0} are a
 * thousand obedient clients, on {@code lan1} a thousand of perfdhcp, which takes the first offer
 * whatever its preference; that, and nothing else, is found.
 */
@LabTest
class HealthySetsIT {

  /** T1 comes several times while a test watches. */
  private static final Lifetimes LIFETIMES = new Lifetimes(10, 20, 60, 90);

  private static final int CLIENTS = 1000;

  /** Longer on demand: how often each client gets or extends its lease. */
  private static final int ROUNDS = Integer.getInteger("relay6.healthy-rounds", 3);

  /** SOLICIT, ADVERTISE, ADVERTISE, REQUEST, REPLY; then RENEW and REPLY in each round. */
  private static final int FIRST_MESSAGES = 5;

  private static final Set<String> TRUE_OF_PERFDHCP = Set.of("clients-ignore-preference lan1");

  private static final String DHCPD_OPTIONS =
      """
      option dhcp6.domain-search "example.com";
      option dhcp6.name-servers 2001:db8:a::53;
      """;

  /** A shipped model, what its pools are, and how it is made to serve a thousand clients. */
  enum Model {
    SPLIT(
        "split-prefixes",
        "\"2001:db8:1:1::/65\", \"2001:db8:1:2::/65\"",
        "\"2001:db8:1:1:8000::/65\", \"2001:db8:1:2:8000::/65\""),
    MULTIPLE(
        "multiple-prefixes",
        "\"2001:db8:1:1::/64\", \"2001:db8:1:2::/64\"",
        "\"2001:db8:1:5::/64\", \"2001:db8:1:6::/64\""),
    IDENTICAL(
        "identical-prefixes",
        "\"2001:db8:1:1::/64\", \"2001:db8:1:2::/64\"",
        "\"2001:db8:1:1::/64\", \"2001:db8:1:2::/64\"");

    private final String folder;
    private final String declared;

    Model(String folder, String alphaPools, String betaPools) {
      this.folder = folder;
      declared =
          """
          model = %s, servers {
            alpha { preference = 255, pools = [ %s ] }
            beta { preference = 0, pools = [ %s ] }
          }
          """
              .formatted(folder, alphaPools, betaPools);
    }

    private String kea(String text) {
      return withOptions(this == IDENTICAL ? Reservations.inKea(text) : text);
    }

    private String dhcpd(String text) {
      return DHCPD_OPTIONS + (this == IDENTICAL ? Reservations.inDhcpd(text) : text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWrongWithTheShippedSets(Model model, TestReporter reporter) {
    try (WatchedSet set = new WatchedSet(model.folder, LIFETIMES)) {
      set.kea(set.network().alpha(), model::kea);
      set.dhcpd(set.network().beta(), model::dhcpd);
      reporter.publishEntry(model.folder, watch(set, model.declared));
    }
  }

  /** dhcpd computes an address of a prefix from the client, so two need no reservations. */
  @Test
  void nothingIsWrongWithTwoDhcpdsThatHaveOneRange(TestReporter reporter) {
    try (WatchedSet set = new WatchedSet("split-prefixes", LIFETIMES)) {
      UnaryOperator<String> whole =
          text -> text.replaceAll("range6 (2001:db8:1:\\d):[^;]*;", "range6 $1:1::/80;");
      set.dhcpd(
          set.network().alpha(),
          text -> whole.apply(text).replace("preference 0", "preference 255"));
      set.dhcpd(set.network().beta(), whole);
      reporter.publishEntry("two dhcpds", watch(set, "model = identical-prefixes"));
    }
  }

  /** Both kinds of clients before a relay that is told at length what the set should be. */
  private static String watch(WatchedSet set, String declared) {
    set.relay("");
    LabProcess perfdhcp = perfdhcp(set);
    ClientCrowd clients = set.boundClients(CLIENTS);
    set.declare(declared);
    for (int round = 2; round <= ROUNDS; round++) {
      clients.awaitLeases(round * CLIENTS);
    }
    assertTrue(perfdhcp.isAlive(), perfdhcp.output());
    assertEquals(TRUE_OF_PERFDHCP, new TreeSet<>(set.findings()), set.log());
    return everythingSeen(set);
  }

  private static String withOptions(String kea) {
    return kea.replace(
        "\"always-send\": true }",
        """
        "always-send": true },
        { "name": "dns-servers", "data": "2001:db8:a::53" },
        { "name": "domain-search", "data": "example.com" }
        """);
  }

  private static LabProcess perfdhcp(WatchedSet set) {
    return set.network()
        .client1()
        .start(
            "perfdhcp",
            List.of(
                "perfdhcp",
                "-6",
                "-l",
                "eth0",
                "-r",
                "30",
                "-f",
                "15",
                "-R",
                String.valueOf(CLIENTS),
                "-p",
                "3600",
                "-b",
                "duid=00030001020000020000",
                "-b",
                "mac=02:00:00:02:00:00"));
  }

  /** The observer comes last on a busy machine, so it may still be at it. */
  private static String everythingSeen(WatchedSet set) {
    long expected = (FIRST_MESSAGES + 2L * (ROUNDS - 1)) * CLIENTS;
    Await.until(
        () -> set.seenAndLost().getKey() >= expected, () -> expected + " of " + set.seenAndLost());
    var counts = set.seenAndLost();
    assertEquals(0, counts.getValue());
    return "%d rounds, %d messages seen, none lost".formatted(ROUNDS, counts.getKey());
  }
}
