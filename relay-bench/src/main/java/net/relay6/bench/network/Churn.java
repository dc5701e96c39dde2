package net.relay6.bench.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Loads a relay for long with clients that keep changing, and prints, minute by minute, what it
 * costs, what it holds and how long the slowest answer took. The first minute is of one client.
 */
public final class Churn {

  private static final int RATE = 2_000;
  private static final int CLIENTS = 300_000;
  private static final int MINUTE_SECONDS = 60;
  private static final int HOUR_MINUTES = 60;

  private Churn() {}

  /**
   * Arguments: the source tree, the folder with the load tools, how many minutes, and which relay.
   */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    Path tools = Path.of(arguments[1]);
    int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : HOUR_MINUTES;
    Contender contender =
        arguments.length > 3
            ? Contender.valueOf(arguments[3].toUpperCase(Locale.ROOT))
            : Contender.RELAY6;
    try (Network network = new Network(1, 2)) {
      System.out.println(Measurement.title());
      List<Measurement> rows =
          new Bout(root, tools)
              .run(contender, network, loads(minutes), row -> System.out.println(row.row()));
      System.out.println(summary(rows));
    }
  }

  private static List<Load> loads(int minutes) {
    List<Load> loads = new ArrayList<>();
    loads.add(Load.ofOneClient(RATE, MINUTE_SECONDS));
    for (int minute = 0; minute < minutes; minute++) {
      int next = (int) ((long) minute * RATE * MINUTE_SECONDS % CLIENTS);
      loads.add(new Load(RATE, MINUTE_SECONDS, CLIENTS, 0, next, 1));
    }
    return loads;
  }

  private static String summary(List<Measurement> rows) {
    double one = rows.getFirst().processorMicros();
    List<Measurement> many = rows.subList(1, rows.size());
    double each =
        many.stream().mapToDouble(Measurement::processorMicros).average().orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        "%d minutes of %d/s from %d clients in turn: resident %d MiB at the end, slowest answer"
            + " %.1f ms, %.2f %% lost at most, %.1f us a message, which is %.2f times that of one"
            + " client (%.1f us)",
        many.size(),
        RATE,
        CLIENTS,
        many.getLast().residentMebibytes(),
        many.stream().mapToLong(Measurement::slowestMicros).max().orElseThrow() / 1e3,
        many.stream().mapToDouble(Measurement::lossPercent).max().orElseThrow(),
        each,
        each / one,
        one);
  }
}
