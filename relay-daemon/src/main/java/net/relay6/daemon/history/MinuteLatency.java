package net.relay6.daemon.history;

import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.observer.statistics.LatencyHistogram;

/**
 * The response times of one minute, in microseconds, as upper bounds of the histogram's buckets.
 * Empty without a response.
 */
record MinuteLatency(Optional<Integer> median, Optional<Integer> p99) {

  /** The increment of a cumulative histogram, named {@code key}, since the last sample. */
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
