package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.relay6.daemon.metrics.PrometheusText;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The kernel's table of neighbours, of which a machine has one for all its namespaces. It is filled
 * with permanent entries, which are counted but take no room away from anyone.
 */
@LabTest
@Isolated
class NeighbourTableIT {

  private static final Path LIMIT = Path.of("/proc/sys/net/ipv6/neigh/default/gc_thresh3");

  /** Between 95 % and all. */
  private static final long FILLED_PERCENT = 97;

  @Test
  void isShownInANamespaceOfItsOwnAndAProblemWhenItIsNearlyFull() throws IOException {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay =
          QueriedRelay.start(network, "{ interface = lan0 }", "replies.by-frame = false");
      PrometheusText metrics =
          new PrometheusText(relay.asked().overSocket("/metrics").replaceFirst("\n200$", ""));
      long limit = (long) metrics.value("relay6_neighbour_limit");
      assertEquals(Long.parseLong(Files.readAllLines(LIMIT).getFirst()), limit);
      assertTrue(metrics.value("relay6_neighbours_refused_total") >= 0);

      fill(
          network, limit * FILLED_PERCENT / 100 - (long) metrics.value("relay6_neighbour_entries"));
      relay.process().awaitLine("WARN .*the kernel's neighbour table is nearly full");
      Await.until(
          () -> status(relay).contains("the kernel's neighbour table is nearly full"),
          () -> status(relay));
      assertTrue(status(relay).contains("state          degraded\n"), status(relay));
      assertTrue(
          status(relay).matches("(?s).*\nneighbours     \\d+ of " + limit + " .*"), status(relay));
    }
  }

  @Test
  void isTooSmallForWhatALinkLetsBeAnsweredByUdpAsCheckSays() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay =
          QueriedRelay.start(
              network, "{ interface = lan0, link-rate = null }", "replies.by-frame = false");
      LabProcess check =
          RelayProcess.startCommand(
              network.relay(), List.of("check", "--config", relay.file().toString()));
      assertEquals(0, check.awaitEnd());
      assertTrue(
          check
              .output()
              .contains("WARNING: link lan0: any number of clients may be answered by UDP"),
          check.output());
    }
  }

  private static void fill(TwoServers network, long entries) {
    String all =
        LongStream.rangeClosed(1, entries)
            .mapToObj(
                "neigh add 2001:db8:1:1:1::%x lladdr 02:00:00:00:00:01 nud permanent dev lan0\n"
                    ::formatted)
            .collect(Collectors.joining());
    network.relay().run("ip", "-batch", network.lab().write("neighbours", all).toString());
  }

  private static String status(QueriedRelay relay) {
    return relay.asked().overSocket("/status", "-H", "Accept: text/plain");
  }
}
