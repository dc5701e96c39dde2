package net.relay6.daemon.history;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.ServerSetReport.ServerFigures;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;

/**
 * Turns counters into rows: the differences of two samples. An object that was not in the last
 * sample has figures from the next one on. Used by one thread.
 */
public final class Sampler {

  private static final String RELAY = "relay";

  private final Recorder.Sources sources;
  private final Increments increments = new Increments();
  private long reportNanos;

  Sampler(Recorder.Sources sources) {
    this.sources = sources;
    var _ = sample();
  }

  /**
   * The rows of one sample.
   *
   * @param relay the relay as a whole
   * @param servers each configured server
   * @param links each link
   */
  public record MinuteRows(Rings.Row relay, List<Rings.Row> servers, List<Rings.Row> links) {}

  /** The rows since the last sample. */
  MinuteRows sample() {
    Optional<ServerSetReport> report = sources.report().get();
    Track.OpenFindings findings = Track.OpenFindings.of(report, reportNanos);
    report.ifPresent(known -> reportNanos = known.time().nanos());
    Map<String, LinkCounters> counters = sources.counters().links();
    Optional<Map<String, Long>> leases = report.map(Sampler::leasesByLink);
    MinuteRows rows =
        new MinuteRows(
            relay(report, findings),
            sources.servers().get().stream().map(name -> server(name, report, findings)).toList(),
            sources.links().get().stream()
                .map(name -> link(name, counters, leases, findings))
                .toList());
    increments.end();
    return rows;
  }

  private Rings.Row relay(Optional<ServerSetReport> report, Track.OpenFindings findings) {
    Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
    List<ArrivalCounters> arrivals = sources.counters().arrivals().toList();
    add(figures, Figure.REQUESTS, RELAY, sum(arrivals, ArrivalCounters::forwarded));
    add(figures, Figure.RESPONSES, RELAY, sum(arrivals, ArrivalCounters::delivered));
    add(figures, Figure.DISCARDS, RELAY, sum(arrivals, ArrivalCounters::dropped));
    report.ifPresent(known ->
        figures.put(Figure.LEASES, bounded(sum(known.servers(), ServerFigures::liveLeases))));
    return new Rings.Row(RELAY, figures, findings.all());
  }

  private static <T> long sum(List<T> counted, ToLongFunction<T> counter) {
    return counted.stream().mapToLong(counter).sum();
  }

  private Rings.Row server(
      String name, Optional<ServerSetReport> report, Track.OpenFindings findings) {
    Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
    String key = "server " + name;
    ServerCounters counters =
        Optional.ofNullable(sources.counters().servers().get(name)).orElseGet(ServerCounters::new);
    add(figures, Figure.REQUESTS, key, counters.relayForwards());
    add(figures, Figure.RESPONSES, key, counters.relayedResponses());
    add(figures, Figure.DISCARDS, key, counters.arrivals().dropped());
    report.ifPresent(known -> addServerFigures(figures, key, known.server(name)));
    return new Rings.Row(name, figures, findings.ofServer(name));
  }

  /** A server that the observer does not know yet has no figures. */
  private void addServerFigures(
      Map<Figure, Integer> figures, String key, Optional<ServerFigures> conduct) {
    add(figures, Figure.WINS, key, conduct.map(ServerFigures::wins).orElse(0L));
    figures.put(Figure.LEASES, bounded(conduct.map(ServerFigures::liveLeases).orElse(0L)));
    LatencyHistogram.Snapshot all =
        conduct.map(ServerFigures::latency).orElse(LatencyHistogram.NONE);
    MinuteLatency minute = MinuteLatency.of(all, key, increments);
    minute.median().ifPresent(micros -> figures.put(Figure.MEDIAN_MICROS, micros));
    minute.p99().ifPresent(micros -> figures.put(Figure.P99_MICROS, micros));
  }

  private Rings.Row link(
      String name,
      Map<String, LinkCounters> counters,
      Optional<Map<String, Long>> leases,
      Track.OpenFindings findings) {
    Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
    LinkCounters link = Optional.ofNullable(counters.get(name)).orElseGet(LinkCounters::new);
    String key = "link " + name;
    add(figures, Figure.REQUESTS, key, link.arrivals().received());
    add(figures, Figure.RESPONSES, key, link.sent());
    add(figures, Figure.DISCARDS, key, link.arrivals().dropped());
    leases.ifPresent(known -> figures.put(Figure.LEASES, bounded(known.getOrDefault(name, 0L))));
    return new Rings.Row(name, figures, findings.onLink(name));
  }

  private static Map<String, Long> leasesByLink(ServerSetReport report) {
    return report.servers().stream()
        .flatMap(server -> server.links().stream())
        .collect(
            Collectors.groupingBy(
                LinkFigures::link, Collectors.summingLong(LinkFigures::liveLeases)));
  }

  private void add(Map<Figure, Integer> figures, Figure figure, String key, long value) {
    increments
        .of(key + " " + figure, value)
        .ifPresent(grown -> figures.put(figure, bounded(grown)));
  }

  private static int bounded(long value) {
    return Math.clamp(value, 0, Integer.MAX_VALUE);
  }

  /** The increments of counters between two samples. */
  static final class Increments {

    private Map<String, Long> before = Map.of();
    private Map<String, Long> now = new HashMap<>();

    /** The increment of that counter since the last sample; empty if it was not part of it. */
    OptionalLong of(String counter, long value) {
      now.put(counter, value);
      Long former = before.get(counter);
      return former == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, value - former));
    }

    /** Ends a sample. Counters that were not part of it are removed. */
    void end() {
      before = now;
      now = new HashMap<>();
    }
  }

  /**
   * The response times of one minute, in microseconds, as upper bounds of the histogram's buckets.
   * Empty without a response.
   */
  record MinuteLatency(Optional<Integer> median, Optional<Integer> p99) {

    /** The increment of a cumulative histogram, named {@code key}, since the last sample. */
    static MinuteLatency of(LatencyHistogram.Snapshot all, String key, Increments increments) {
      LatencyHistogram.Snapshot minute =
          new LatencyHistogram.Snapshot(
              IntStream.range(0, all.counts().size())
                  .mapToObj(bucket ->
                      increments.of(key + " bucket " + bucket, all.counts().get(bucket)).orElse(0))
                  .toList(),
              0);
      return new MinuteLatency(known(minute.medianMicros()), known(minute.p99Micros()));
    }

    private static Optional<Integer> known(long micros) {
      return micros < 0
          ? Optional.empty()
          : Optional.of((int) Math.min(Figure.LONGER_MICROS, micros));
    }
  }
}
