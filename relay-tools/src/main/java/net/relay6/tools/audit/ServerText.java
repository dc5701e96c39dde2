package net.relay6.tools.audit;

import java.util.Locale;
import java.util.stream.Collectors;
import net.relay6.observer.ServerSetReport.ServerFigures;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;
import net.relay6.observer.statistics.TypeFigures;

/**
 * One server of an audit for people: a line for the server, one for each link, one for each request
 * type.
 */
record ServerText(ServerFigures server) {

  private static final int LINKS_MAX = 20;

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("server " + server.name());
    server.identifiers().forEach(duid -> text.append(", Server-ID ").append(duid));
    text.append(server.links().isEmpty() ? ": not seen" : "");
    text.append(System.lineSeparator());
    server.links().stream().limit(LINKS_MAX).forEach(link -> append(text, link));
    int more = server.links().size() - LINKS_MAX;
    return more <= 0
        ? text.toString()
        : text.append("  and %d more links; --json shows all%n".formatted(more)).toString();
  }

  private static void append(StringBuilder text, LinkFigures link) {
    text.append("  link %s: %s%s%n".formatted(link.link(), preference(link), bindings(link)));
    link.byType().forEach((type, figures) -> append(text, type, figures));
  }

  private static String preference(LinkFigures link) {
    return switch (link.preference()) {
      case LinkFigures.NO_PREFERENCE -> "sends no preference";
      case LinkFigures.NO_ADVERTISE -> "advertised nothing";
      default -> "preference " + link.preference();
    };
  }

  private static String bindings(LinkFigures link) {
    return ", chosen %d times, %d leases in force".formatted(link.wins(), link.liveLeases());
  }

  private static void append(StringBuilder text, String type, TypeFigures figures) {
    text.append(
        "    %-20s %6d asked %6d answered%s%s%n"
            .formatted(
                type,
                figures.copies(),
                figures.answers(),
                latency(figures.latency()),
                statuses(figures)));
  }

  private static String latency(LatencyHistogram.Snapshot latency) {
    return latency.count() == 0
        ? ""
        : ", half within %s, 99 %% within %s"
            .formatted(bound(latency.medianMicros()), bound(latency.p99Micros()));
  }

  private static String bound(long micros) {
    return micros == Long.MAX_VALUE
        ? "more than 5 s"
        : String.format(Locale.ROOT, micros < 1000 ? "%.2f ms" : "%.0f ms", micros / 1e3);
  }

  private static String statuses(TypeFigures figures) {
    return figures.statuses().entrySet().stream()
        .filter(status -> status.getKey() != 0)
        .map(status -> ", status %d %d times".formatted(status.getKey(), status.getValue()))
        .collect(Collectors.joining());
  }
}
