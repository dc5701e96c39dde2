package net.relay6.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Medians over the rounds, and what they say about relay6 beside the others.
 *
 * @param all every run
 */
record Summary(List<Measurement> all) {

  /** A relay on a network. */
  private record Series(Contender contender, int servers, int links) {}

  /** A load counts as carried whole when less than this share of exchanges is lost, in percent. */
  private static final double WHOLE_PERCENT = 0.01;

  /** The runs of one relay on one network, one for each rate: the median by what was completed. */
  List<Measurement> of(Contender contender, int servers, int links) {
    List<Integer> rates =
        runs(contender, servers, links).map(Measurement::offered).distinct().sorted().toList();
    List<Measurement> medians = new ArrayList<>();
    for (int rate : rates) {
      List<Measurement> same =
          runs(contender, servers, links)
              .filter(run -> run.offered() == rate)
              .sorted(Comparator.comparingDouble(Measurement::completed))
              .toList();
      medians.add(same.get(same.size() / 2));
    }
    return medians;
  }

  /** With how many servers it ran on one link, ascending. */
  List<Integer> serverCounts(Contender contender) {
    return all.stream()
        .filter(run -> run.contender() == contender && run.links() == 1)
        .map(Measurement::servers)
        .distinct()
        .sorted()
        .toList();
  }

  /** With how many links it ran with two servers, ascending. */
  List<Integer> linkCounts(Contender contender) {
    return all.stream()
        .filter(run -> run.contender() == contender && run.servers() == 2)
        .map(Measurement::links)
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Measurement> runs(Contender contender, int servers, int links) {
    return all.stream()
        .filter(run ->
            run.contender() == contender && run.servers() == servers && run.links() == links);
  }

  /** The most exchanges a second it ever completed there. */
  double most(Contender contender, int servers, int links) {
    return of(contender, servers, links).stream()
        .mapToDouble(Measurement::completed)
        .max()
        .orElse(Double.NaN);
  }

  private double mostWhole(Contender contender, int servers, int links) {
    return of(contender, servers, links).stream()
        .filter(run -> run.lossPercent() < WHOLE_PERCENT)
        .mapToDouble(Measurement::offered)
        .max()
        .orElse(Double.NaN);
  }

  private double at(
      Contender contender, int servers, int links, int rate, ToDoubleFunction<Measurement> what) {
    Optional<Measurement> run =
        of(contender, servers, links).stream().filter(one -> one.offered() == rate).findFirst();
    return run.map(what::applyAsDouble).orElse(Double.NaN);
  }

  /** Tables in Markdown: ratios first, then every median. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("| question | relay6 | other | ratio |");
    lines.add("|---|---:|---:|---:|");
    for (Contender other : List.of(Contender.DHCRELAY, Contender.DNSMASQ, Contender.BARE)) {
      compare(
          lines,
          "most exchanges/s, 2 servers, against " + other.label(),
          most(Contender.RELAY6, 2, 1),
          most(other, 2, 1));
      compare(
          lines,
          "highest rate carried whole, against " + other.label(),
          mostWhole(Contender.RELAY6, 2, 1),
          mostWhole(other, 2, 1));
    }
    compare(
        lines,
        "most exchanges/s, 8 servers, against " + Contender.BARE.label(),
        most(Contender.RELAY6, 8, 1),
        most(Contender.BARE, 8, 1));
    compare(
        lines,
        "CPU us/message at 20000/s, against dnsmasq",
        at(Contender.RELAY6, 2, 1, 20_000, Measurement::processorMicros),
        at(Contender.DNSMASQ, 2, 1, 20_000, Measurement::processorMicros));
    compare(
        lines,
        "CPU us/message at 20000/s, 1000 links against 1",
        at(Contender.RELAY6, 2, 1000, 20_000, Measurement::processorMicros),
        at(Contender.RELAY6, 2, 1, 20_000, Measurement::processorMicros));
    compare(
        lines,
        "p99 us at 10000/s, against dnsmasq",
        at(Contender.RELAY6, 2, 1, 10_000, Measurement::p99Micros),
        at(Contender.DNSMASQ, 2, 1, 10_000, Measurement::p99Micros));
    compare(
        lines,
        "resident MiB at 20000/s, 1000 links against 1",
        at(Contender.RELAY6, 2, 1000, 20_000, Measurement::residentMebibytes),
        at(Contender.RELAY6, 2, 1, 20_000, Measurement::residentMebibytes));
    lines.add("");
    lines.add(Measurement.title());
    all.stream()
        .map(run -> new Series(run.contender(), run.servers(), run.links()))
        .distinct()
        .flatMap(series -> of(series.contender(), series.servers(), series.links()).stream())
        .forEach(run -> lines.add(run.row()));
    return String.join("\n", lines) + "\n";
  }

  private static void compare(List<String> lines, String question, double ours, double theirs) {
    lines.add(
        String.format(
            Locale.ROOT, "| %s | %.0f | %.0f | %.2f |", question, ours, theirs, ours / theirs));
  }
}
