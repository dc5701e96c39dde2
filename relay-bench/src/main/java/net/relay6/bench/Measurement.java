package net.relay6.bench;

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
 * @param offered client messages a second
 * @param completed exchanges a second of which every server's answer came back
 * @param lossPercent exchanges of which some answer did not
 * @param processorMicros what the relay's process used for each client message
 * @param p50Micros median of the answers' latencies, through relay and server
 * @param p99Micros 99th percentile of them
 * @param firstMicros longest latency among the first thousand messages of the measured load
 * @param residentMebibytes resident memory under load
 */
record Measurement(
    Contender contender,
    int servers,
    int links,
    int offered,
    double completed,
    double lossPercent,
    double processorMicros,
    long p50Micros,
    long p99Micros,
    long firstMicros,
    long residentMebibytes) {

  /** What the generator printed, and what the relay's process used meanwhile. */
  static Measurement of(
      Contender contender,
      Network network,
      int offered,
      String generated,
      double processorSeconds,
      long residentMebibytes) {
    Map<String, Double> values =
        Stream.of(generated.strip().split(" "))
            .map(word -> word.split("=", -1))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));
    double sent = value(values, "sent");
    double complete = value(values, "complete");
    return new Measurement(
        contender,
        network.servers().size(),
        network.links().size(),
        offered,
        complete / value(values, "seconds"),
        100 * (1 - complete / sent),
        processorSeconds * 1e6 / sent,
        (long) value(values, "p50"),
        (long) value(values, "p99"),
        (long) value(values, "first"),
        residentMebibytes);
  }

  private static double value(Map<String, Double> values, String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the generator does not tell " + name + ": " + values);
    }
    return value;
  }

  /** The title of {@link #row}. */
  static String title() {
    return "| relay | servers | links | offered/s | completed/s | loss % | CPU us/message | p50 us"
        + " | p99 us | MiB |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|";
  }

  /** One line of a table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.0f | %.2f | %.1f | %d | %d | %d |",
        contender.label(),
        servers,
        links,
        offered,
        completed,
        lossPercent,
        processorMicros,
        p50Micros,
        p99Micros,
        residentMebibytes);
  }
}
