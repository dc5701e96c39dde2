package net.relay6.daemon.view;

import java.util.Locale;
import java.util.Optional;
import net.relay6.observer.statistics.LatencyHistogram;

/**
 * Response times. The times are upper bounds of the histogram's buckets; one above all bounds is
 * missing.
 *
 * @param count the number of responses
 * @param medianMillis half of them took no longer
 * @param p99Millis 99 of a hundred took no longer
 */
record Latency(long count, Optional<Double> medianMillis, Optional<Double> p99Millis) {

  private static final double MICROS = 1e3;

  static Latency of(LatencyHistogram.Snapshot snapshot) {
    return new Latency(
        snapshot.count(), millis(snapshot.medianMicros()), millis(snapshot.p99Micros()));
  }

  private static Optional<Double> millis(long micros) {
    return micros < 0 || micros == Long.MAX_VALUE ? Optional.empty() : Optional.of(micros / MICROS);
  }

  /** The median, for a table. */
  String median() {
    return words(medianMillis);
  }

  /** The 99th percentile, for a table. */
  String p99() {
    return words(p99Millis);
  }

  private String words(Optional<Double> millis) {
    if (count == 0) {
      return "-";
    }
    return millis
        .map(bound -> String.format(Locale.ROOT, bound < 1 ? "%.2f ms" : "%.0f ms", bound))
        .orElse("> 5 s");
  }
}
