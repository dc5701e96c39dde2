package net.relay6.bench.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What watching the server set costs: relay6 with and without its observer, in turns. Processor
 * time is the process's own, so other work on the machine disturbs little.
 */
public final class Watching {

  private static final List<Integer> RATES = List.of(5_000, 20_000);
  private static final int ROUNDS = 3;
  private static final double SECONDS = 10;

  /** So long the JVM compiles what it finds to be worth it, which is no cost of watching. */
  private static final List<Load> WARMING_UP =
      Collections.nCopies(4, Load.ofOneClient(20_000, SECONDS));

  private Watching() {}

  /** Arguments: the source tree, the folder with the load tools, and how many rounds. */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    Path tools = Path.of(arguments[1]);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : ROUNDS;
    List<Measurement> rows = new ArrayList<>();
    try (Network network = new Network(1, 2)) {
      for (int round = 0; round < rounds; round++) {
        for (Contender contender : List.of(Contender.UNWATCHED, Contender.RELAY6)) {
          System.err.println("round %d of %d: %s".formatted(round + 1, rounds, contender));
          rows.addAll(warm(new Bout(root, tools), contender, network));
        }
      }
    }
    System.out.println(Measurement.title());
    rows.forEach(row -> System.out.println(row.row()));
    RATES.forEach(rate -> System.out.println(summary(rows, rate)));
  }

  private static List<Measurement> warm(Bout bout, Contender contender, Network network) {
    List<Load> loads = new ArrayList<>(WARMING_UP);
    RATES.forEach(rate -> loads.add(Load.ofOneClient(rate, SECONDS)));
    return bout.run(contender, network, loads).subList(WARMING_UP.size(), loads.size());
  }

  private static String summary(List<Measurement> rows, int rate) {
    double without = median(rows, Contender.UNWATCHED, rate);
    double with = median(rows, Contender.RELAY6, rate);
    return "at %d/s: %.1f us a message without, %.1f with: %.0f %% more"
        .formatted(rate, without, with, 100 * (with / without - 1));
  }

  private static double median(List<Measurement> rows, Contender contender, int rate) {
    double[] all =
        rows.stream()
            .filter(row -> row.contender() == contender && row.offered() == rate)
            .mapToDouble(Measurement::processorMicros)
            .toArray();
    Arrays.sort(all);
    return all[all.length / 2];
  }
}
