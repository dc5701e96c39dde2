package net.relay6.bench.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Medians over the rounds.
 *
 * @param all every run
 */
record Medians(List<Measurement> all) {

  /** A load counts as carried whole when less than this share of exchanges is lost, in percent. */
  private static final double WHOLE_PERCENT = 0.01;

  /** Loads of one client, one for each rate: the median by what was completed. */
  List<Measurement> of(Contender contender, int servers, int links) {
    return medians(run ->
        run.contender() == contender
            && run.servers() == servers
            && run.links() == links
            && run.load().clients() == 1);
  }

  /** Loads of so many clients, one for each rate, with two servers. */
  List<Measurement> ofClients(Contender contender, int clients, int links) {
    return medians(run ->
        run.contender() == contender
            && run.servers() == 2
            && run.links() == links
            && run.load().clients() == clients);
  }

  /** All of them: one for each relay, network and load. */
  List<Measurement> each() {
    return all.stream()
        .map(run -> new Setting(run.contender(), run.servers(), run.links(), run.load().clients()))
        .distinct()
        .flatMap(setting -> medians(setting::matches).stream())
        .toList();
  }

  /** A relay on a network with so many clients. */
  private record Setting(Contender contender, int servers, int links, int clients) {
    boolean matches(Measurement run) {
      return run.contender() == contender
          && run.servers() == servers
          && run.links() == links
          && run.load().clients() == clients;
    }
  }

  private List<Measurement> medians(Predicate<Measurement> which) {
    List<Integer> rates =
        all.stream().filter(which).map(Measurement::offered).distinct().sorted().toList();
    List<Measurement> medians = new ArrayList<>();
    for (int rate : rates) {
      List<Measurement> same =
          all.stream()
              .filter(which.and(run -> run.offered() == rate))
              .sorted(Comparator.comparingDouble(Measurement::completed))
              .toList();
      medians.add(same.get(same.size() / 2));
    }
    return medians;
  }

  /** With how many servers it ran on one link, ascending. */
  List<Integer> serverCounts(Contender contender) {
    return counts(contender, run -> run.links() == 1, Measurement::servers);
  }

  /** With how many links it ran with two servers, ascending. */
  List<Integer> linkCounts(Contender contender) {
    return counts(contender, run -> run.servers() == 2, Measurement::links);
  }

  private List<Integer> counts(
      Contender contender, Predicate<Measurement> which, ToDoubleFunction<Measurement> count) {
    return all.stream()
        .filter(which.and(run -> run.contender() == contender))
        .map(run -> (int) count.applyAsDouble(run))
        .distinct()
        .sorted()
        .toList();
  }

  /** The most exchanges a second it completed there at any rate; NaN where it did not run. */
  double most(Contender contender, int servers, int links) {
    return max(of(contender, servers, links).stream(), Measurement::completed);
  }

  /** The highest rate of which it lost nothing; NaN where it did not run. */
  double mostWhole(Contender contender, int servers, int links) {
    return max(
        of(contender, servers, links).stream().filter(run -> run.lossPercent() < WHOLE_PERCENT),
        Measurement::offered);
  }

  private static double max(Stream<Measurement> runs, ToDoubleFunction<Measurement> what) {
    return runs.mapToDouble(what).max().orElse(Double.NaN);
  }

  /**
   * The median of a value at one rate, with two servers and one client; NaN where it did not run.
   */
  double at(Contender contender, int links, int rate, ToDoubleFunction<Measurement> what) {
    double[] values =
        all.stream()
            .filter(new Setting(contender, 2, links, 1)::matches)
            .filter(run -> run.offered() == rate)
            .mapToDouble(what)
            .sorted()
            .toArray();
    return values.length == 0 ? Double.NaN : values[values.length / 2];
  }

  /** A value with so many clients, two servers and those links; NaN where it did not run. */
  double withClients(
      Contender contender, int clients, int links, ToDoubleFunction<Measurement> what) {
    return max(ofClients(contender, clients, links).stream(), what);
  }
}
