package net.relay6.observer.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A histogram of response times with fixed buckets. They are dense around one second, since a
 * client chooses a server 1.0 to 1.1 s after its first SOLICIT (RFC 9915, section 18.2.1).
 */
public final class LatencyHistogram {

  /** The upper bounds, inclusive, in microseconds; a last bucket has none. */
  public static final List<Long> BOUNDS_MICROS =
      List.of(
          250L,
          500L,
          1_000L,
          2_500L,
          5_000L,
          10_000L,
          25_000L,
          50_000L,
          100_000L,
          250_000L,
          500_000L,
          750_000L,
          900_000L,
          1_000_000L,
          1_100_000L,
          1_500_000L,
          2_500_000L,
          5_000_000L);

  /**
   * The buckets at one moment.
   *
   * @param counts the count of each bucket; the last has no upper bound
   * @param sumNanos the sum of all response times, in nanoseconds
   */
  public record Snapshot(List<Long> counts, long sumNanos) {

    /** Copies its list. */
    public Snapshot {
      counts = List.copyOf(counts);
    }

    /** The sum of both. */
    public Snapshot plus(Snapshot other) {
      return new Snapshot(
          IntStream.range(0, counts.size())
              .mapToObj(bucket -> counts.get(bucket) + other.counts.get(bucket))
              .toList(),
          sumNanos + other.sumNanos);
    }

    /** The number of response times. */
    public long count() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The upper bound of the bucket in which {@code share} of all is reached, in microseconds; -1
     * when there are none, {@link Long#MAX_VALUE} for the last bucket.
     *
     * @param share 0 to 1
     */
    public long quantileMicros(double share) {
      long wanted = (long) Math.ceil(share * count());
      long passed = 0;
      for (int bucket = 0; bucket < counts.size(); bucket++) {
        passed += counts.get(bucket);
        if (passed > 0 && passed >= wanted) {
          return bucket < BOUNDS_MICROS.size() ? BOUNDS_MICROS.get(bucket) : Long.MAX_VALUE;
        }
      }
      return -1;
    }

    /** The same for half of all. */
    public long medianMicros() {
      return quantileMicros(0.5);
    }

    /** The same for 99 of a hundred. */
    public long p99Micros() {
      return quantileMicros(0.99);
    }
  }

  /** An empty snapshot. */
  public static final Snapshot NONE =
      new Snapshot(Collections.nCopies(BOUNDS_MICROS.size() + 1, 0L), 0);

  private static final long[] BOUNDS_NANOS =
      BOUNDS_MICROS.stream().mapToLong(TimeUnit.MICROSECONDS::toNanos).toArray();

  private final long[] counts = new long[BOUNDS_NANOS.length + 1];
  private long sumNanos;

  /** Adds one response time, in nanoseconds. */
  void add(long nanos) {
    int found = Arrays.binarySearch(BOUNDS_NANOS, nanos);
    counts[found >= 0 ? found : -found - 1]++;
    sumNanos += nanos;
  }

  /** Adds the counts of another histogram. */
  void merge(LatencyHistogram other) {
    Arrays.setAll(counts, bucket -> counts[bucket] + other.counts[bucket]);
    sumNanos += other.sumNanos;
  }

  /** A snapshot of the buckets. */
  Snapshot snapshot() {
    return new Snapshot(Arrays.stream(counts).boxed().toList(), sumNanos);
  }
}
