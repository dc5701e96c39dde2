package net.relay6.daemon.view;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.relay6.daemon.history.Figure;
import net.relay6.daemon.history.Past;
import net.relay6.daemon.history.Track;

/** A part of the history for people: sums, and the largest response time. */
public final class HistoryText {

  private static final double MICROS = 1e3;

  private final Table table =
      new Table(
          "OF",
          "NAME",
          "REQUESTS",
          "RESPONSES",
          "DISCARDS",
          "WINS",
          "LEASES",
          "99% AT MOST",
          "FINDINGS");

  private HistoryText() {}

  public static String of(Past past) {
    HistoryText text = new HistoryText();
    text.add("relay", past.relay());
    past.servers().forEach(server -> text.add("server", server));
    past.links().forEach(link -> text.add("link", link));
    return "the %d minutes until %s\n%s".formatted(past.minutes(), past.end(), text.table);
  }

  private void add(String kind, Track track) {
    table.row(
        kind,
        track.name(),
        sum(track, Figure.REQUESTS),
        sum(track, Figure.RESPONSES),
        sum(track, Figure.DISCARDS),
        sum(track, Figure.WINS),
        last(track),
        slowest(track),
        findings(track));
  }

  private static Object sum(Track track, Figure figure) {
    return track
        .known(figure)
        .<Object>map(
            values -> values.stream().flatMap(Optional::stream).mapToLong(Integer::longValue).sum())
        .orElse("-");
  }

  private static Object last(Track track) {
    return track
        .known(Figure.LEASES)
        .flatMap(List::getLast)
        .<Object>map(Objects::toString)
        .orElse("-");
  }

  private static String slowest(Track track) {
    return track
        .known(Figure.P99_MICROS)
        .flatMap(values -> values.stream().flatMap(Optional::stream).max(Integer::compare))
        .map(micros -> micros == Figure.LONGER_MICROS ? "> 5 s" : micros / MICROS + " ms")
        .orElse("-");
  }

  private static String findings(Track track) {
    Collection<String> codes =
        track.findings().stream().map(span -> span.code().label()).distinct().toList();
    return codes.isEmpty() ? "-" : String.join(" ", codes);
  }
}
