package net.relay6.cli.history;

import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.feature.serverset.conduct.LatencyHistogram;

/**
 * How long the responses of one minute took, in microseconds: upper bounds of the histogram's
 * buckets. Empty without a response.
 */
record MinuteLatency(Optional<Integer> median, Optional<Integer> p99) {

  /**
   * What a histogram that only grows has got since the last look at it, which {@code key} names.
   */
  static MinuteLatency of(LatencyHistogram.Snapshot all, String key, Increments increments) {
    LatencyHistogram.Snapshot minute =
        new LatencyHistogram.Snapshot(
            IntStream.range(0, all.counts().size())
                .mapToObj(bucket ->
                    increments.of(key + " bucket " + bucket, all.counts().get(bucket)).orElse(0))
                .toList(),
            0);
    return new MinuteLatency(known(minute.medianMicros()), known(minute.p99Micros()));
  }

  private static Optional<Integer> known(long micros) {
    return micros < 0
        ? Optional.empty()
        : Optional.of((int) Math.min(Figure.LONGER_MICROS, micros));
  }
}
