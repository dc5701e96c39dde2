package net.relay6.feature.serverset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.relay6.feature.serverset.conduct.LatencyHistogram;
import net.relay6.feature.serverset.conduct.LinkFigures;
import net.relay6.feature.serverset.conduct.TypeFigures;
import net.relay6.feature.serverset.finding.Finding;
import net.relay6.feature.serverset.finding.Severity;
import net.relay6.settings.ServerRole;

/**
 * What the observer knows at one moment; a value that any thread may keep.
 *
 * @param at when
 * @param servers every server, in the order in which they became known
 * @param open the findings that are open, the oldest first
 * @param closed the latest that have closed, the oldest first
 * @param inference what the answers look like
 * @param counts how much the observer has seen and forgotten, by name
 * @param time turns the findings' times into instants
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

  /** What is known of a server; empty when nothing is. */
  public Optional<ServerFigures> server(String name) {
    return servers.stream().filter(server -> server.name().equals(name)).findFirst();
  }

  /** How many open findings are so grave. */
  public long openCount(Severity severity) {
    return open.stream().filter(finding -> finding.code().severity() == severity).count();
  }

  /**
   * One server.
   *
   * @param name what the operator calls it
   * @param role whom it is declared to answer
   * @param identifiers the Server Identifiers it answers with, in hexadecimal, the latest last
   * @param heard when something last came from it
   * @param silentSince when the first question was asked that it left unanswered; empty while it
   *     answers
   * @param lastSilence how long its latest silence lasted that is over, in nanoseconds
   * @param lastReturn how long after the last failed send it answered again, in nanoseconds
   * @param sendErrors how often the kernel refused to send to it
   * @param discarded how many of its datagrams were not passed on
   * @param leasesAnHourAgo how many leases of it were in force then; empty when nobody knows
   * @param links its conduct on each link
   */
  public record ServerFigures(
      String name,
      ServerRole role,
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

    /** How many questions it should have answered and did not, of all types. */
    public long unanswered() {
      return links.stream()
          .flatMap(link -> link.byType().values().stream())
          .mapToLong(TypeFigures::unanswered)
          .sum();
    }

    /** How long its answers took, by the type of the question, on all links together. */
    public SortedMap<String, LatencyHistogram.Snapshot> latencies() {
      SortedMap<String, LatencyHistogram.Snapshot> latencies = new TreeMap<>();
      links.forEach(link ->
          link.byType()
              .forEach((type, figures) ->
                  latencies.merge(type, figures.latency(), LatencyHistogram.Snapshot::plus)));
      return latencies;
    }

    /** How long its answers took, whatever the question. */
    public LatencyHistogram.Snapshot latency() {
      return latencies().values().stream()
          .reduce(LatencyHistogram.NONE, LatencyHistogram.Snapshot::plus);
    }

    /** How many leases it has given that are in force. */
    public long liveLeases() {
      return links.stream().mapToLong(LinkFigures::liveLeases).sum();
    }
  }
}
