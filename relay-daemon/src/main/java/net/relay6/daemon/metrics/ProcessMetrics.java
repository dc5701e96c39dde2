package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.stream.Stream;
import net.relay6.runtime.Relay;
import net.relay6.transport.udp.OctetBudget;

/** Metrics of the process and of survived faults. */
final class ProcessMetrics {

  private ProcessMetrics() {}

  static Stream<MetricSnapshot> of(Relay relay) {
    OctetBudget budget = relay.sendBudget();
    Family held =
        new Family("relay6_send_queue_octets", "Memory in which datagrams wait to be sent.");
    held.addCount(budget.held());
    Family octetsMax =
        new Family("relay6_send_queue_octets_max", "How much of it there may be in all.");
    octetsMax.addCount(budget.octetsMax());
    Family refused =
        new Family(
            "relay6_send_queue_refused",
            "Datagrams given up because their destination held its share of it.");
    refused.addCount(budget.refused());
    Family faults = new Family("relay6_faults", "Faults of relay6 itself that it has survived.");
    faults.addCount(relay.counters().faults());
    return Stream.of(held.gauge(), octetsMax.gauge(), refused.counter(), faults.counter());
  }
}
