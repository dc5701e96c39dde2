package net.relay6.daemon.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.Answers;
import net.relay6.daemon.view.Subject;

/** {@code /metrics}, in Prometheus' text format. */
public final class MetricsResource implements Resource {

  private final Subject subject;

  /** A resource about {@code subject}. */
  public MetricsResource(Subject subject) {
    this.subject = subject;
  }

  @Override
  public Answer answer(AdminRequest request) throws InterruptedException {
    Map<String, Integer> waiting =
        Answers.within(subject.relay().waitingByServer()).orElse(Map.of());
    MetricSnapshots snapshots =
        new MetricSnapshots(
            Stream.of(
                    StateMetrics.of(subject.relay(), subject.startedAt(), waiting),
                    CounterMetrics.of(subject.relay().counters()),
                    ProcessMetrics.of(subject.relay()),
                    subject.serverSet().stream()
                        .flatMap(watch -> ServerSetMetrics.of(watch.report(), watch.lost())))
                .flatMap(Function.identity())
                .toList());
    return new Answer.Text(Answer.GOOD, PrometheusTextFormatWriter.CONTENT_TYPE, text(snapshots));
  }

  /** The snapshots in Prometheus' text format. */
  static String text(MetricSnapshots snapshots) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, snapshots, EscapingScheme.ALLOW_UTF8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
