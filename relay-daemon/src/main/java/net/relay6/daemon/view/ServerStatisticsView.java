package net.relay6.daemon.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;

/**
 * The statistics of a server, from its responses.
 *
 * @param role its declared role: {@code active}, {@code standby} or {@code load-balancing}
 * @param serverIds the Server Identifiers of its responses, in hexadecimal
 * @param heard when its latest message was received
 * @param silentSince since when it has left requests unanswered; missing while it responds
 * @param lastSilenceSeconds the duration of its latest silence that is over
 * @param lastReturnSeconds how long after the last failed send it responded again
 * @param unanswered requests it should have answered and did not
 * @param wins how many clients have chosen it
 * @param liveLeases how many leases of it are in force
 * @param leasesAnHourAgo its leases in force one hour ago; missing in the first hour
 * @param latency its response times
 * @param findings how many open findings name it
 * @param links the same for each link
 */
public record ServerStatisticsView(
    String role,
    List<String> serverIds,
    Optional<Instant> heard,
    Optional<Instant> silentSince,
    Optional<Double> lastSilenceSeconds,
    Optional<Double> lastReturnSeconds,
    long unanswered,
    long wins,
    long liveLeases,
    Optional<Long> leasesAnHourAgo,
    Latency latency,
    long findings,
    List<OnLink> links) {

  private static final double NANOS = 1e9;

  /**
   * Its statistics on one link.
   *
   * @param preference of its latest ADVERTISE; missing if that had none or there was none
   * @param lateAdvertises ADVERTISEs that arrived after the client had probably chosen
   * @param byType by request type
   */
  record OnLink(
      String link,
      Optional<Integer> preference,
      long wins,
      long lateAdvertises,
      long liveLeases,
      SortedMap<String, OfType> byType) {

    private static OnLink of(LinkFigures link) {
      SortedMap<String, OfType> byType = new TreeMap<>();
      link.byType().forEach((type, figures) -> byType.put(type, OfType.of(figures)));
      return new OnLink(
          link.link(),
          Optional.of(link.preference()).filter(preference -> preference >= 0),
          link.wins(),
          link.lateAdvertises(),
          link.liveLeases(),
          byType);
    }
  }

  /** Its statistics for one request type; {@code statuses} by their number. */
  record OfType(
      long copies, long answers, long unanswered, Map<Integer, Long> statuses, Latency latency) {

    private static OfType of(LinkFigures.OfType figures) {
      return new OfType(
          figures.copies(),
          figures.answers(),
          figures.unanswered(),
          figures.statuses(),
          Latency.of(figures.latency()));
    }
  }

  /** The statistics of the server called {@code name}; empty if it is not observed. */
  public static Optional<ServerStatisticsView> of(String name, Optional<ServerSetReport> report) {
    return report.flatMap(known -> known.server(name).map(server -> of(server, known)));
  }

  private static ServerStatisticsView of(
      ServerSetReport.ServerFigures server, ServerSetReport report) {
    return new ServerStatisticsView(
        server.role().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        server.identifiers(),
        server.heard(),
        server.silentSince(),
        server.lastSilence().map(ServerStatisticsView::seconds),
        server.lastReturn().map(ServerStatisticsView::seconds),
        server.unanswered(),
        server.wins(),
        server.liveLeases(),
        server.leasesAnHourAgo(),
        Latency.of(server.latency()),
        report.open().stream().filter(open -> open.subject().names(server.name())).count(),
        server.links().stream().map(OnLink::of).toList());
  }

  private static double seconds(long nanos) {
    return nanos / NANOS;
  }

  /** The preferences it sends, for a table; a dash for none. */
  public String preferences() {
    String sent =
        links.stream()
            .flatMap(link -> link.preference().stream())
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    return sent.isEmpty() ? "-" : sent;
  }

  /**
   * Response times. The times are upper bounds of the histogram's buckets; one above all bounds is
   * missing.
   *
   * @param count the number of responses
   * @param medianMillis half of them took no longer
   * @param p99Millis 99 of a hundred took no longer
   */
  public record Latency(long count, Optional<Double> medianMillis, Optional<Double> p99Millis) {

    private static final double MICROS = 1e3;

    static Latency of(LatencyHistogram.Snapshot snapshot) {
      return new Latency(
          snapshot.count(), millis(snapshot.medianMicros()), millis(snapshot.p99Micros()));
    }

    private static Optional<Double> millis(long micros) {
      return micros < 0 || micros == Long.MAX_VALUE
          ? Optional.empty()
          : Optional.of(micros / MICROS);
    }

    /** The median, for a table. */
    public String median() {
      return toText(medianMillis);
    }

    /** The 99th percentile, for a table. */
    public String p99() {
      return toText(p99Millis);
    }

    private String toText(Optional<Double> millis) {
      if (count == 0) {
        return "-";
      }
      return millis
          .map(bound -> String.format(Locale.ROOT, bound < 1 ? "%.2f ms" : "%.0f ms", bound))
          .orElse("> 5 s");
    }
  }
}
