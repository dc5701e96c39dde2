package net.relay6.bench.network;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Loads relay6 for long and prints, minute by minute, what was lost and how much memory it has. */
public final class Soak {

  private static final int RATE = 10_000;
  private static final Load MINUTE = Load.ofOneClient(RATE, 60);

  private Soak() {}

  /** Arguments: the source tree, the folder with the load tools, and how many minutes. */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    Path tools = Path.of(arguments[1]);
    int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
    try (Network network = new Network(1, 2)) {
      System.out.println(Measurement.title());
      List<Measurement> rows =
          new Bout(root, tools)
              .run(
                  Contender.RELAY6,
                  network,
                  Collections.nCopies(minutes, MINUTE),
                  row -> System.out.println(row.row()));
      System.out.println(summary(rows));
    }
  }

  static String summary(List<Measurement> rows) {
    return "%d minutes at %d/s: resident %d MiB in the first, %d in the last, %d at most; %.2f %% lost at most"
        .formatted(
            rows.size(),
            RATE,
            rows.getFirst().residentMebibytes(),
            rows.getLast().residentMebibytes(),
            rows.stream().mapToLong(Measurement::residentMebibytes).max().orElseThrow(),
            rows.stream().mapToDouble(Measurement::lossPercent).max().orElseThrow());
  }
}
