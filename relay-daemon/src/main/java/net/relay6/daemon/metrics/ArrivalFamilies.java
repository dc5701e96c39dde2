package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.stream.Stream;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.counters.Remark;

/** The datagrams received by all links, or all servers' sockets, and their outcomes, as metrics. */
final class ArrivalFamilies {

  private static final String TYPELESS = "none";

  private final Family received;
  private final Family outcomes;
  private final Family dropped;
  private final Family remarks;
  private final Family losses;

  /**
   * @param kind {@code link}, {@code server} or {@code unicast}; the label that names one, too
   */
  ArrivalFamilies(String kind) {
    String prefix = "relay6_" + kind + "_";
    received =
        new Family(prefix + "received", "Datagrams received, by message type.", kind, "type");
    outcomes =
        new Family(
            prefix + "outcomes",
            "What became of datagrams received: forwarded, delivered, consumed or dropped.",
            kind,
            "outcome");
    dropped = new Family(prefix + "dropped", "Datagrams dropped, by reason.", kind, "reason");
    remarks =
        new Family(
            prefix + "remarks",
            "What was noted of datagrams that were passed on, and of copies.",
            kind,
            "remark");
    losses =
        new Family(
            prefix + "receive_buffer_losses",
            "Datagrams the kernel dropped because the socket's receive buffer was full.",
            kind);
  }

  void add(String name, ArrivalCounters arrivals) {
    TypeLabel.add(received, name, arrivals::received);
    received.addCounted(arrivals.receivedWithoutType(), name, TYPELESS);
    outcomes.addCount(arrivals.forwarded(), name, "forwarded");
    outcomes.addCount(arrivals.delivered(), name, "delivered");
    outcomes.addCount(arrivals.consumed(), name, "consumed");
    outcomes.addCount(arrivals.dropped(), name, "dropped");
    for (DropReason reason : DropReason.values()) {
      dropped.addCounted(arrivals.dropped(reason), name, reason.label());
    }
    for (Remark remark : Remark.values()) {
      addRemark(name, remark, arrivals.remarked(remark));
    }
    losses.addCount(arrivals.receiveBufferLosses(), name);
  }

  void addRemark(String name, Remark remark, long count) {
    remarks.addCounted(count, name, remark.label());
  }

  Stream<MetricSnapshot> counters() {
    return Stream.of(received, outcomes, dropped, remarks, losses).map(Family::counter);
  }
}
