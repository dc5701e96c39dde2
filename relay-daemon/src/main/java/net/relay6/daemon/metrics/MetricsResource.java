package net.relay6.daemon.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.BoundedWait;
import net.relay6.runtime.Relay;
import net.relay6.transport.udp.OctetBudget;

/** {@code /metrics}, in Prometheus' text format. */
public final class MetricsResource implements Resource {

  private final AdminContext context;

  /** A resource about {@code subject}. */
  public MetricsResource(AdminContext context) {
    this.context = context;
  }

  @Override
  public AdminResponse respond(AdminRequest request) throws InterruptedException {
    Map<String, Integer> waiting =
        BoundedWait.within(context.relay().waitingByServer()).orElse(Map.of());
    MetricSnapshots snapshots =
        new MetricSnapshots(
            Stream.of(
                    StateMetrics.of(context.relay(), context.startedAt(), waiting),
                    CounterMetrics.of(context.relay().counters()),
                    ProcessMetrics.of(context.relay()),
                    context.serverSet().stream()
                        .flatMap(watch -> ServerSetMetrics.of(watch.report(), watch.lost())))
                .flatMap(Function.identity())
                .toList());
    return new AdminResponse.Text(
        AdminResponse.GOOD, PrometheusTextFormatWriter.CONTENT_TYPE, text(snapshots));
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

  /** Metrics of the process and of survived faults. */
  static final class ProcessMetrics {

    private ProcessMetrics() {}

    static Stream<MetricSnapshot> of(Relay relay) {
      OctetBudget budget = relay.sendBudget();
      Family held =
          new Family("relay6_send_queue_octets", "Memory in which datagrams wait to be sent.");
      held.addCount(budget.held());
      Family octetsMax =
          new Family(
              "relay6_send_queue_octets_max", "The limit of the memory in which datagrams wait.");
      octetsMax.addCount(budget.octetsMax());
      Family refused =
          new Family(
              "relay6_send_queue_refused",
              "Datagrams discarded because their destination had used its share of the memory.");
      refused.addCount(budget.refused());
      Family faults = new Family("relay6_faults", "Faults of relay6 itself that it has survived.");
      faults.addCount(relay.counters().faults());
      return Stream.of(held.gauge(), octetsMax.gauge(), refused.counter(), faults.counter());
    }
  }
}
