package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
}
