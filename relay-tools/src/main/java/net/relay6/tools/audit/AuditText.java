package net.relay6.tools.audit;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.relay6.observer.ServerSetReport.ServerFigures;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;

/** Prints the report of an audit for people. */
public final class AuditText {

  private static final int LINKS_MAX = 20;

  private final PrintWriter out;

  /** Prints to {@code out}. */
  public AuditText(PrintWriter out) {
    this.out = out;
  }

  /** Prints the whole report: the files, the model, each server, the findings. */
  public void print(AuditReport report) {
    report.files().forEach(this::printFile);
    printTraffic(report);
    report.remarks().forEach(out::println);
    out.println();
    printModel(report);
    report.servers().forEach(server -> out.println(new ServerText(server)));
    printFindings(report);
    out.flush();
  }

  private void printFile(AuditReport.FileReading reading) {
    out.printf(
        Locale.ROOT,
        "%s: %,d packets, %,d of them DHCPv6%n",
        reading.file(),
        reading.packets(),
        reading.datagrams());
    reading
        .passedOver()
        .forEach(
            (reason, count) -> out.printf(Locale.ROOT, "  passed over: %,d %s%n", count, reason));
    reading.breakOff().ifPresent(words -> out.println("  " + words));
  }

  private void printTraffic(AuditReport report) {
    AuditReport.Traffic traffic = report.traffic();
    if (traffic.first().isEmpty()) {
      out.println("There is no DHCPv6 in the capture.");
      return;
    }
    Instant first = traffic.first().orElseThrow();
    Instant last = traffic.last().orElseThrow();
    out.printf("From %s to %s (%s).%n", first, last, toText(Duration.between(first, last)));
    out.printf(
        Locale.ROOT,
        "Clients' side: %,d requests, %,d responses. Servers' side: %,d copies, %,d responses.%n",
        traffic.questions(),
        traffic.deliveries(),
        traffic.copies(),
        traffic.answers());
    out.println("Links: " + links(report.links()) + ".");
  }

  private static String links(List<String> all) {
    String shown = String.join(", ", all.subList(0, Math.min(all.size(), LINKS_MAX)));
    return all.size() <= LINKS_MAX ? shown : shown + " and " + (all.size() - LINKS_MAX) + " more";
  }

  private static String toText(Duration span) {
    return span.toDays() > 0
        ? span.toDays() + " d " + span.toHoursPart() + " h"
        : span.toHours() > 0
            ? span.toHours() + " h " + span.toMinutesPart() + " min"
            : span.toMinutes() > 0
                ? span.toMinutes() + " min " + span.toSecondsPart() + " s"
                : span.toMillis() / 1000.0 + " s";
  }

  private void printModel(AuditReport report) {
    if (report.model().model().isEmpty()) {
      out.println("There is not enough traffic to determine the model of RFC 6853.");
    } else {
      out.printf(
          Locale.ROOT,
          "The observed model is %s (supported by %.0f %% of the observations):%n",
          report.model().model().get().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
          report.model().confidence() * 100);
    }
    report.model().evidence().forEach(line -> out.println("  " + line));
    out.println();
  }

  private void printFindings(AuditReport report) {
    if (report.findings().isEmpty()) {
      out.println("Nothing was found.");
      return;
    }
    out.printf(
        "%d %s:%n",
        report.findings().size(), report.findings().size() == 1 ? "finding" : "findings");
    report.findings().forEach(found -> printFinding(found, report.files().size() == 1));
    if (report.notKept() > 0) {
      out.printf("%n%d more findings were not kept, for lack of room.%n", report.notKept());
    }
  }

  private void printFinding(AuditReport.AuditFinding found, boolean oneFile) {
    out.printf("%n%s %s: %s%n", found.severity(), found.code(), found.title());
    String where = where(found);
    if (!where.isEmpty()) {
      out.println("  " + where);
    }
    out.println("  " + found.facts());
    out.printf(
        "  seen %s, %s%s%n",
        found.count() == 1 ? "once" : found.count() + " times",
        found.count() == 1 ? found.first() : found.first() + " to " + found.last(),
        found.endedBefore().map(end -> "; closed at " + end).orElse(""));
    found.evidence().stream()
        .filter(shown -> !shown.packets().isEmpty())
        .map(shown -> "  %s: %s".formatted(shown.what(), packets(shown.packets(), oneFile)))
        .distinct()
        .forEach(out::println);
    out.println("  " + found.advice());
  }

  private static String where(AuditReport.AuditFinding found) {
    List<String> parts = new ArrayList<>();
    if (!found.servers().isEmpty()) {
      parts.add("server " + String.join(" and ", found.servers()));
    }
    if (!found.link().isEmpty()) {
      parts.add("link " + found.link());
    }
    if (!found.detail().isEmpty()) {
      parts.add(found.detail());
    }
    return String.join(", ", parts);
  }

  /** The files' names are printed only if there are several. */
  private static String packets(List<AuditReport.PacketOfFile> packets, boolean oneFile) {
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    packets.forEach(packet ->
        byFile
            .computeIfAbsent(packet.file(), _ -> new ArrayList<>())
            .add(Long.toString(packet.packet())));
    return byFile.entrySet().stream()
        .map(file ->
            (file.getValue().size() == 1 ? "packet " : "packets ")
                + String.join(", ", file.getValue())
                + (oneFile ? "" : " of " + file.getKey()))
        .collect(Collectors.joining("; "));
  }

  /**
   * One server of an audit for people: a line for the server, one for each link, one for each
   * request type.
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
        case LinkFigures.NO_ADVERTISE -> "sent no ADVERTISE";
        default -> "preference " + link.preference();
      };
    }

    private static String bindings(LinkFigures link) {
      return ", chosen %d times, %d leases in force".formatted(link.wins(), link.liveLeases());
    }

    private static void append(StringBuilder text, String type, LinkFigures.OfType figures) {
      text.append(
          "    %-20s %6d copies %6d responses%s%s%n"
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

    private static String statuses(LinkFigures.OfType figures) {
      return figures.statuses().entrySet().stream()
          .filter(status -> status.getKey() != 0)
          .map(status -> ", status %d %d times".formatted(status.getKey(), status.getValue()))
          .collect(Collectors.joining());
    }
  }
}
