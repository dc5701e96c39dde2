package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.function.IntToLongFunction;

/** Collects the histograms of one metric, in seconds. */
final class Histograms {

  private static final double NANOS = 1e9;

  private final HistogramSnapshot.Builder builder;
  private final double[] boundsSeconds;

  /**
   * @param boundsNanos the upper bounds of the buckets but the last, which has none
   */
  Histograms(String name, String help, long[] boundsNanos) {
    builder = HistogramSnapshot.builder().name(name).help(help);
    boundsSeconds = new double[boundsNanos.length];
    for (int bucket = 0; bucket < boundsNanos.length; bucket++) {
      boundsSeconds[bucket] = boundsNanos[bucket] / NANOS;
    }
  }

  /** Adds a histogram with those labels. */
  void add(Labels labels, IntToLongFunction count, long sumNanos) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int bucket = 0; bucket < boundsSeconds.length; bucket++) {
      buckets.bucket(boundsSeconds[bucket], count.applyAsLong(bucket));
    }
    buckets.bucket(Double.POSITIVE_INFINITY, count.applyAsLong(boundsSeconds.length));
    builder.dataPoint(
        HistogramDataPointSnapshot.builder()
            .labels(labels)
            .classicHistogramBuckets(buckets.build())
            .sum(sumNanos / NANOS)
            .build());
  }

  HistogramSnapshot snapshot() {
    return builder.build();
  }
}
