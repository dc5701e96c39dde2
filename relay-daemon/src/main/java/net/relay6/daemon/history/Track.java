package net.relay6.daemon.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  static Track of(Rings rings, String name, Span span, Instant end) {
    Map<Figure, List<Optional<Integer>>> figures = new EnumMap<>(Figure.class);
    rings.figures().forEach(figure -> figures.put(figure, values(rings, name, figure, span)));
    long[] codes = rings.codes(name, span.firstMinute(0), span.minutes());
    return new Track(name, figures, OpenSpan.of(codes, span, end));
  }

  private static List<Optional<Integer>> values(
      Rings rings, String name, Figure figure, Span span) {
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
}
