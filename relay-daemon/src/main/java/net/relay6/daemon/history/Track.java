package net.relay6.daemon.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;

/**
 * The history of the relay, a server or a link.
 *
 * @param name the name of the object
 * @param figures a value for each point, the earliest first; empty if unknown
 * @param findings the times in which findings about it were open
 */
public record Track(
    String name, Map<Figure, List<Optional<Integer>>> figures, List<OpenSpan> findings) {

  /** Copies its collections. */
  public Track {
    figures = Map.copyOf(figures);
    findings = List.copyOf(findings);
  }

  static Track of(Rings rings, String name, History.Span span, Instant end) {
    Map<Figure, List<Optional<Integer>>> figures = new EnumMap<>(Figure.class);
    rings.figures().forEach(figure -> figures.put(figure, values(rings, name, figure, span)));
    long[] codes = rings.codes(name, span.firstMinute(0), span.minutes());
    return new Track(name, figures, OpenSpan.of(codes, span, end));
  }

  private static List<Optional<Integer>> values(
      Rings rings, String name, Figure figure, History.Span span) {
    List<Optional<Integer>> values = new ArrayList<>(span.points());
    for (int point = 0; point < span.points(); point++) {
      int joined = Rings.UNKNOWN;
      for (long minute = span.firstMinute(point); minute < span.firstMinute(point + 1); minute++) {
        joined = figure.join(joined, rings.value(name, figure, minute));
      }
      values.add(joined == Rings.UNKNOWN ? Optional.empty() : Optional.of(joined));
    }
    return values;
  }

  /** The values of a figure; empty if it is unknown at every point. */
  public Optional<List<Optional<Integer>>> known(Figure figure) {
    return Optional.ofNullable(figures.get(figure))
        .filter(values -> values.stream().anyMatch(Optional::isPresent));
  }

  /**
   * A span of consecutive minutes in which findings of one code were open.
   *
   * @param code the code of the findings
   * @param from the start of the first minute
   * @param to the end of the last minute; empty if it is the latest one
   */
  public record OpenSpan(FindingCode code, Instant from, Optional<Instant> to) {

    /** How many spans are shown for one server or link: the latest. */
    public static final int SPANS_MAX = 20;

    /**
     * The latest of them, the earliest first.
     *
     * @param codes the findings open in each minute of {@code span}, as bits
     * @param end when the latest minute ends
     */
    static List<OpenSpan> of(long[] codes, History.Span span, Instant end) {
      List<OpenSpan> all = new ArrayList<>();
      for (FindingCode code : FindingCode.values()) {
        add(all, code, codes, span, end);
      }
      all.sort(Comparator.comparing(OpenSpan::from));
      return List.copyOf(all.subList(Math.max(0, all.size() - SPANS_MAX), all.size()));
    }

    private static void add(
        List<OpenSpan> all, FindingCode code, long[] codes, History.Span span, Instant end) {
      long bit = OpenFindings.bit(code);
      int from = -1;
      for (int minute = 0; minute <= codes.length; minute++) {
        boolean open = minute < codes.length && (codes[minute] & bit) != 0;
        if (open && from < 0) {
          from = minute;
        } else if (!open && from >= 0) {
          all.add(of(code, from, minute, span, end));
          from = -1;
        }
      }
    }

    private static OpenSpan of(FindingCode code, int from, int to, History.Span span, Instant end) {
      long first = span.firstMinute(0);
      Optional<Instant> closed =
          to == span.minutes() ? Optional.empty() : Optional.of(span.begin(first + to, end));
      return new OpenSpan(code, span.begin(first + from, end), closed);
    }
  }

  /**
   * The findings that were open at some time of a minute. They are encoded as bits: the bit of a
   * {@link FindingCode} is its ordinal.
   */
  public record OpenFindings(List<Finding> findings) {

    /**
     * The findings of {@code report} that are open, or have closed after {@code sinceNanos} on the
     * observations' clock.
     */
    static OpenFindings of(Optional<ServerSetReport> report, long sinceNanos) {
      return new OpenFindings(
          report.stream()
              .flatMap(known ->
                  Stream.concat(
                      known.open().stream(),
                      known.closed().stream().filter(finding -> isLater(finding, sinceNanos))))
              .toList());
    }

    private static boolean isLater(Finding closed, long sinceNanos) {
      return closed.closedNanos().filter(nanos -> nanos - sinceNanos > 0).isPresent();
    }

    /** All of them. */
    long all() {
      return bits(_ -> true);
    }

    /** Those that name the server. */
    long ofServer(String server) {
      return bits(subject -> subject.names(server));
    }

    /** Those on the link. */
    long onLink(String link) {
      return bits(subject -> subject.link().equals(link));
    }

    private long bits(Predicate<Subject> chosen) {
      return findings.stream()
          .filter(finding -> chosen.test(finding.subject()))
          .mapToLong(finding -> bit(finding.code()))
          .reduce(0, (one, other) -> one | other);
    }

    /** The bit of a code. */
    @SuppressWarnings("EnumOrdinal") // Ordinals are never stored outside the process.
    public static long bit(FindingCode code) {
      return 1L << code.ordinal();
    }
  }
}
