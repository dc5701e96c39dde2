package net.relay6.bench.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs kept in a folder, one file for each part of the benchmark and one line for each run, so that
 * parts can be repeated one by one and summed up together.
 *
 * @param folder where
 */
record Runs(Path folder) {

  private static final String ENDING = ".runs";

  /** Forgets what is kept of a part. */
  void forget(String part) throws IOException {
    Files.deleteIfExists(file(part));
  }

  /** Adds a run to a part. */
  void add(String part, Measurement run) throws IOException {
    Files.writeString(
        file(part), format(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Every run of every part. */
  List<Measurement> all() throws IOException {
    List<Measurement> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
        Files.readAllLines(file).forEach(line -> all.add(parse(line)));
      }
    }
    return all;
  }

  private Path file(String part) {
    return folder.resolve(part + ENDING);
  }

  private static String format(Measurement run) {
    Load load = run.load();
    return String.join(
        "\t",
        run.contender().name(),
        String.valueOf(run.servers()),
        String.valueOf(run.links()),
        String.valueOf(load.rate()),
        String.valueOf(load.seconds()),
        String.valueOf(load.clients()),
        String.valueOf(load.lowest()),
        String.valueOf(load.next()),
        String.valueOf(load.links()),
        String.valueOf(run.processorSeconds()),
        String.valueOf(run.residentMebibytes()),
        run.generated().strip());
  }

  private static Measurement parse(String line) {
    String[] words = line.split("\t", -1);
    Load load =
        new Load(
            Integer.parseInt(words[3]),
            Double.parseDouble(words[4]),
            Integer.parseInt(words[5]),
            Integer.parseInt(words[6]),
            Integer.parseInt(words[7]),
            Integer.parseInt(words[8]));
    return new Measurement(
        Contender.valueOf(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        load,
        words[11],
        Double.parseDouble(words[9]),
        Long.parseLong(words[10]));
  }
}
