package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Collects the series of one metric: a value for each combination of labels. */
final class Family {

  private final String name;
  private final String help;
  private final List<String> labels;
  private final Map<List<String>, Double> values = new LinkedHashMap<>();

  Family(String name, String help, String... labels) {
    this.name = name;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Adds to the series of those labels, which is created if needed. */
  void add(double value, String... labelValues) {
    values.merge(List.of(labelValues), value, Double::sum);
  }

  /** Adds a count to the series of those labels; it is exact up to 2 to the power of 53. */
  void addCount(long count, String... labelValues) {
    add((double) count, labelValues);
  }

  /** Adds to the series of those labels if the count is above 0. */
  void addCounted(long count, String... labelValues) {
    if (count > 0) {
      addCount(count, labelValues);
    }
  }

  /** All series, as counters. */
  MetricSnapshot counter() {
    CounterSnapshot.Builder builder = CounterSnapshot.builder().name(name).help(help);
    values.forEach((of, value) ->
        builder.dataPoint(
            CounterDataPointSnapshot.builder().labels(labels(of)).value(value).build()));
    return builder.build();
  }

  /** All series, as gauges. */
  MetricSnapshot gauge() {
    GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(name).help(help);
    values.forEach((of, value) ->
        builder.dataPoint(
            GaugeDataPointSnapshot.builder().labels(labels(of)).value(value).build()));
    return builder.build();
  }

  private Labels labels(List<String> of) {
    return labels.isEmpty() ? Labels.EMPTY : Labels.of(labels, of);
  }

  /** Collects the histograms of one metric, in seconds. */
  static final class Histograms {

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
}
