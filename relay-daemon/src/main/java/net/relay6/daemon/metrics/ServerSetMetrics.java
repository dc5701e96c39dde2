package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.ServerSetReport.ServerFigures;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;

/** The observer's figures of servers, as metrics. */
final class ServerSetMetrics {

  private final Family.Histograms latency =
      new Family.Histograms(
          "relay6_server_answer_seconds",
          "The response time of a server, by the type of the request.",
          LatencyHistogram.BOUNDS_MICROS.stream()
              .mapToLong(TimeUnit.MICROSECONDS::toNanos)
              .toArray());
  private final Family unanswered =
      new Family(
          "relay6_server_unanswered",
          "Requests that a server should have answered and did not.",
          "server",
          "type");
  private final Family wins =
      new Family("relay6_server_wins", "REQUESTs that chose a server.", "server");
  private final Family leases =
      new Family("relay6_server_leases", "Leases of a server that are in force.", "server");
  private final Family preference =
      new Family(
          "relay6_server_preference",
          "The preference of a server's latest ADVERTISE on a link.",
          "server",
          "link");
  private final Family findings =
      new Family("relay6_findings_open", "Findings about the server set.", "code", "severity");
  private final Family lost =
      new Family(
          "relay6_observations_lost",
          "Messages that were relayed but not observed for lack of time.");

  private ServerSetMetrics() {}

  /**
   * @param lost how many observations were lost
   */
  static Stream<MetricSnapshot> of(ServerSetReport report, long lost) {
    ServerSetMetrics metrics = new ServerSetMetrics();
    report.servers().forEach(metrics::add);
    Arrays.stream(FindingCode.values()).forEach(code -> metrics.addFindings(code, 0));
    report.open().stream().map(Finding::code).forEach(code -> metrics.addFindings(code, 1));
    metrics.lost.addCount(lost);
    return metrics.snapshots();
  }

  private void add(ServerFigures server) {
    server
        .latencies()
        .forEach((type, took) ->
            latency.add(
                Labels.of("server", server.name(), "type", type),
                took.counts()::get,
                took.sumNanos()));
    wins.addCount(server.wins(), server.name());
    leases.addCount(server.liveLeases(), server.name());
    server.links().forEach(link -> add(server.name(), link));
  }

  private void add(String server, LinkFigures link) {
    link.byType()
        .forEach((type, figures) -> unanswered.addCount(figures.unanswered(), server, type));
    if (link.preference() >= 0) {
      preference.addCount(link.preference(), server, link.link());
    }
  }

  private void addFindings(FindingCode code, long count) {
    findings.addCount(count, code.label(), code.severity().label());
  }

  private Stream<MetricSnapshot> snapshots() {
    return Stream.concat(
        Stream.of(latency.snapshot(), unanswered.counter(), wins.counter(), lost.counter()),
        Stream.of(leases, preference, findings).map(Family::gauge));
  }
}
