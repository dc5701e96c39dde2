package net.relay6.bench.network;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run: a relay under one load.
 *
 * @param contender which relay
 * @param servers how many servers answered
 * @param links how many links the relay had
 * @param load what was sent
 * @param generated what the generator printed
 * @param processorSeconds what the relay's process used
 * @param residentMebibytes resident memory under load
 */
record Measurement(
    Contender contender,
    int servers,
    int links,
    Load load,
    String generated,
    double processorSeconds,
    long residentMebibytes) {

  /** A load that the generator sends more slowly than this share of it was too much for it. */
  private static final double IN_TIME = 1.02;

  /** Client messages offered a second. */
  int offered() {
    return load.rate();
  }

  /** Exchanges a second of which every server's answer came back. */
  double completed() {
    return value("complete") / value("seconds");
  }

  /** Exchanges of which some answer did not come back, in percent. */
  double lossPercent() {
    return 100 * (1 - value("complete") / value("sent"));
  }

  /** What the relay's process used for each client message. */
  double processorMicros() {
    return processorSeconds * 1e6 / value("sent");
  }

  /** Median of the answers' latencies, through relay and server. */
  long p50Micros() {
    return (long) value("p50");
  }

  /** 99th percentile of them. */
  long p99Micros() {
    return (long) value("p99");
  }

  /** The slowest answer. */
  long slowestMicros() {
    return (long) value("max");
  }

  /** 99th percentile over the first answer to each client. */
  long firstP99Micros() {
    return (long) value("first_p99");
  }

  /** How many clients have sent. */
  long clients() {
    return (long) value("clients");
  }

  /** How many clients have every server's answer to everything they have sent. */
  long served() {
    return (long) value("served");
  }

  /** Answers that no client would take: malformed, with a bad checksum, or to another's address. */
  long unusable() {
    return (long) (value("malformed") + value("bad_checksum") + value("misdirected"));
  }

  /** Whether the generator was the limit: it sent too slowly, or had no room for answers. */
  boolean isGeneratorsLimit() {
    return value("seconds") > load.seconds() * IN_TIME || value("overrun") > 0;
  }

  private double value(String name) {
    Map<String, Double> values =
        Stream.of(generated.strip().split(" "))
            .map(word -> word.split("=", -1))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the generator does not print " + name + ": " + generated);
    }
    return value;
  }

  /** The title of {@link #row}. */
  static String title() {
    return "| relay | servers | links | clients | offered/s | completed/s | loss % | served clients"
        + " | CPU us/message | p50 us | p99 us | first p99 us | slowest us | MiB | |\n"
        + "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|";
  }

  /** One line of a table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %.0f | %.2f | %d | %.1f | %d | %d | %d | %d | %d | %s |",
        contender.label(),
        servers,
        links,
        clients(),
        offered(),
        completed(),
        lossPercent(),
        served(),
        processorMicros(),
        p50Micros(),
        p99Micros(),
        firstP99Micros(),
        slowestMicros(),
        residentMebibytes,
        remarks());
  }

  private String remarks() {
    String limit = isGeneratorsLimit() ? "limit of the generator" : "";
    return unusable() > 0 ? limit + " unusable answers: " + unusable() : limit;
  }
}
