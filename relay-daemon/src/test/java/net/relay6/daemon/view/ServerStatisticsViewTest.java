package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.daemon.resource.StatusResource;
import org.junit.jupiter.api.Test;

class ServerStatisticsViewTest {

  private final ServerStatisticsView alpha = conduct("alpha");

  @Test
  void addsUpWhatWasSeenOnAllLinks() {
    assertEquals(7, alpha.wins());
    assertEquals(14, alpha.liveLeases());
    assertEquals(10, alpha.unanswered());
    assertEquals(
        new ServerStatisticsView.Latency(3, Optional.of(1.0), Optional.empty()), alpha.latency());
    assertEquals("1 ms", alpha.latency().median());
    assertEquals("> 5 s", alpha.latency().p99());
  }

  @Test
  void hasAnEntryForEachLink() {
    assertEquals(
        List.of("lan0", "lan1"),
        alpha.links().stream().map(ServerStatisticsView.OnLink::link).toList());
    assertEquals(Optional.of(255), alpha.links().getFirst().preference());
    assertEquals(Optional.empty(), alpha.links().getLast().preference());
    assertEquals("255", alpha.preferences());
    assertEquals(
        List.of(Map.of(2, 1L)),
        alpha.links().getFirst().byType().values().stream()
            .map(ServerStatisticsView.OfType::statuses)
            .toList());
  }

  @Test
  void countsTheFindingsThatNameIt() {
    assertEquals(0, alpha.findings());
    ServerStatisticsView beta = conduct("beta");
    assertEquals(1, beta.findings());
    assertEquals(Optional.of(Instant.EPOCH), beta.silentSince());
    assertEquals("-", beta.preferences());
    assertEquals("-", beta.latency().median());
  }

  @Test
  void isEmptyForAServerThatIsNotObserved() {
    assertTrue(ServerStatisticsView.of("gamma", Optional.of(SampleReport.report())).isEmpty());
    assertTrue(ServerStatisticsView.of("alpha", Optional.empty()).isEmpty());
  }

  @Test
  void findingsAreCountedBySeverity() {
    assertEquals("1 alarm", StatusResource.FindingCounts.of(SampleReport.report()).toText());
    assertEquals("2 alarms, 1 notice", new StatusResource.FindingCounts(2, 0, 1).toText());
    assertEquals("none", new StatusResource.FindingCounts(0, 0, 0).toText());
  }

  private static ServerStatisticsView conduct(String name) {
    return ServerStatisticsView.of(name, Optional.of(SampleReport.report())).orElseThrow();
  }
}
