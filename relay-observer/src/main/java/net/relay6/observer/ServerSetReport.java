package net.relay6.observer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.ServerSetModel;

/**
 * The observer's knowledge at one moment; an immutable value.
 *
 * @param at when
 * @param servers every server, in the order in which they became known
 * @param open the open findings, the oldest first
 * @param closed the latest closed findings, the oldest first
 * @param inference the model that the responses suggest
 * @param counts how many observations and evictions there were, by name
 * @param time converts the findings' times to instants
 */
public record ServerSetReport(
    Instant at,
    List<ServerFigures> servers,
    List<Finding> open,
    List<Finding> closed,
    Inference inference,
    Map<String, Long> counts,
    TimeBase time) {

  /** Copies its collections. */
  public ServerSetReport {
    servers = List.copyOf(servers);
    open = List.copyOf(open);
    closed = List.copyOf(closed);
    counts = Map.copyOf(counts);
  }

  /** The figures of a server; empty if there are none. */
  public Optional<ServerFigures> server(String name) {
    return servers.stream().filter(server -> server.name().equals(name)).findFirst();
  }

  /** The number of open findings of that severity. */
  public long openCount(Finding.Severity severity) {
    return open.stream().filter(finding -> finding.code().severity() == severity).count();
  }

  /**
   * One server.
   *
   * @param name what the operator calls it
   * @param role the declared role
   * @param identifiers the Server Identifiers in its responses, in hexadecimal, the latest last
   * @param heard when its latest message was received
   * @param silentSince the time of the first request that it has not answered; empty while it
   *     responds
   * @param lastSilence the duration of its latest silence that is over, in nanoseconds
   * @param lastReturn how long after the last failed send it responded again, in nanoseconds
   * @param sendErrors how often the kernel refused to send to it
   * @param discarded how many of its datagrams were not relayed
   * @param leasesAnHourAgo how many of its leases were in force then; empty if not known
   * @param links its statistics on each link
   */
  public record ServerFigures(
      String name,
      DeclaredSet.Role role,
      List<String> identifiers,
      Optional<Instant> heard,
      Optional<Instant> silentSince,
      Optional<Long> lastSilence,
      Optional<Long> lastReturn,
      long sendErrors,
      long discarded,
      Optional<Long> leasesAnHourAgo,
      List<LinkFigures> links) {

    /** Copies its lists. */
    public ServerFigures {
      identifiers = List.copyOf(identifiers);
      links = List.copyOf(links);
    }

    /** How many clients have chosen it. */
    public long wins() {
      return links.stream().mapToLong(LinkFigures::wins).sum();
    }

    /** How many requests of all types it should have answered and did not. */
    public long unanswered() {
      return links.stream()
          .flatMap(link -> link.byType().values().stream())
          .mapToLong(LinkFigures.OfType::unanswered)
          .sum();
    }

    /** Its response times on all links together, by request type. */
    public SortedMap<String, LatencyHistogram.Snapshot> latencies() {
      SortedMap<String, LatencyHistogram.Snapshot> latencies = new TreeMap<>();
      links.forEach(link ->
          link.byType()
              .forEach((type, figures) ->
                  latencies.merge(type, figures.latency(), LatencyHistogram.Snapshot::plus)));
      return latencies;
    }

    /** Its response times over all request types. */
    public LatencyHistogram.Snapshot latency() {
      return latencies().values().stream()
          .reduce(LatencyHistogram.NONE, LatencyHistogram.Snapshot::plus);
    }

    /** How many of its leases are in force. */
    public long liveLeases() {
      return links.stream().mapToLong(LinkFigures::liveLeases).sum();
    }
  }

  /**
   * The model of RFC 6853 that the responses suggest. It is never a finding by itself.
   *
   * @param model the model; empty while there are too few observations
   * @param confidence the share of observations that support it, 0 to 1
   * @param evidence the observations, a sentence each
   */
  public record Inference(
      Optional<ServerSetModel> model, double confidence, List<String> evidence) {

    /** Too few observations. */
    public static final Inference NONE = new Inference(Optional.empty(), 0, List.of());

    /** Copies its list. */
    public Inference {
      evidence = List.copyOf(evidence);
    }

    /** The same with further evidence. */
    Inference with(List<String> sentences) {
      return new Inference(
          model, confidence, Stream.concat(evidence.stream(), sentences.stream()).toList());
    }
  }
}
