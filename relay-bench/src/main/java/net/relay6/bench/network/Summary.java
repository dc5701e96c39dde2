package net.relay6.bench.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the medians say about relay6 beside the others.
 *
 * @param medians the medians of all runs
 */
record Summary(Medians medians) {

  private static final List<Contender> OTHERS =
      Contender.SIDE_BY_SIDE.stream().filter(other -> other != Contender.RELAY6).toList();

  /** A line of the table of ratios: a question, and the values of relay6 and of another. */
  private record Line(String question, double ours, double theirs) {

    boolean isKnown() {
      return !Double.isNaN(ours) && !Double.isNaN(theirs);
    }

    String text() {
      return String.format(
          Locale.ROOT, "| %s | %.0f | %.0f | %.2f |", question, ours, theirs, ours / theirs);
    }
  }

  /** Tables in Markdown: ratios first, then every median. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("| question | relay6 | other | ratio |");
    lines.add("|---|---:|---:|---:|");
    ratios().stream().filter(Line::isKnown).map(Line::text).forEach(lines::add);
    lines.add("");
    lines.add(Measurement.title());
    medians.each().stream().map(Measurement::row).forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private List<Line> ratios() {
    List<Line> lines = new ArrayList<>();
    OTHERS.forEach(other -> lines.add(served(other)));
    lines.add(served(Contender.BY_SOCKET));
    for (Contender other : OTHERS) {
      lines.add(most(2, other));
      lines.add(mostWhole(other));
    }
    List.of(1, 8, 16).forEach(servers -> lines.add(most(servers, Contender.BARE)));
    List.of(1, 8, 16).forEach(servers -> lines.add(most(servers, Contender.LIMIT)));
    lines.add(atRate("CPU us/message", Contender.DNSMASQ, 20_000, Measurement::processorMicros));
    for (Contender contender : List.of(Contender.RELAY6, Contender.BARE, Contender.LIMIT)) {
      lines.add(manyLinks("one has clients", contender, 1));
      lines.add(manyLinks("all have clients", contender, Part.MANY_LINKS));
    }
    lines.add(atRate("p99 us", Contender.DNSMASQ, 10_000, Measurement::p99Micros));
    OTHERS.forEach(other -> lines.add(firstAnswer(other)));
    lines.add(firstAnswer(Contender.BY_SOCKET));
    lines.add(
        new Line(
            "resident MiB at 20000/s, 1000 links against 1",
            medians.at(Contender.RELAY6, 1000, 20_000, Measurement::residentMebibytes),
            medians.at(Contender.RELAY6, 1, 20_000, Measurement::residentMebibytes)));
    return lines;
  }

  private Line served(Contender other) {
    return against(
        "clients of 20000 with all answers, 5000/s, stock kernel",
        other,
        Part.CROWD_SIZE,
        Measurement::served);
  }

  private Line firstAnswer(Contender other) {
    return against(
        "p99 us of the first answer to a client",
        other,
        Part.NEWCOMER_COUNT,
        Measurement::firstP99Micros);
  }

  private Line against(
      String what, Contender other, int clients, ToDoubleFunction<Measurement> value) {
    return new Line(
        what + ", against " + other.label(),
        medians.withClients(Contender.RELAY6, clients, 1, value),
        medians.withClients(other, clients, 1, value));
  }

  private Line most(int servers, Contender other) {
    return new Line(
        "most exchanges/s, %d servers, against %s".formatted(servers, other.label()),
        medians.most(Contender.RELAY6, servers, 1),
        medians.most(other, servers, 1));
  }

  private Line mostWhole(Contender other) {
    return new Line(
        "highest rate carried whole, against " + other.label(),
        medians.mostWhole(Contender.RELAY6, 2, 1),
        medians.mostWhole(other, 2, 1));
  }

  private Line atRate(String what, Contender other, int rate, ToDoubleFunction<Measurement> value) {
    return new Line(
        "%s at %d/s, against %s".formatted(what, rate, other.label()),
        medians.at(Contender.RELAY6, 1, rate, value),
        medians.at(other, 1, rate, value));
  }

  /** A relay with many links beside itself with one. */
  private Line manyLinks(String who, Contender contender, int clients) {
    return new Line(
        "CPU us/message of %s, 1000 links of which %s, against 1".formatted(contender.label(), who),
        medians.ofClients(contender, clients, Part.MANY_LINKS).stream()
            .filter(run -> run.offered() == Part.LINK_RATE)
            .mapToDouble(Measurement::processorMicros)
            .max()
            .orElse(Double.NaN),
        medians.at(contender, 1, Part.LINK_RATE, Measurement::processorMicros));
  }
}
