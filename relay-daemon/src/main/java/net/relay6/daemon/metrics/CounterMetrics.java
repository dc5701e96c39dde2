package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.relay6.counters.Anomaly;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.net.MessageTypeNames;
import net.relay6.wire.MessageType;

/** The relay's counters as metrics. */
final class CounterMetrics {

  private final Arrivals linkArrivals = new Arrivals("link");
  private final Arrivals serverArrivals = new Arrivals("server");
  private final Arrivals unicastArrivals = new Arrivals("unicast");
  private final Family sent =
      new Family("relay6_link_sent", "Messages sent to clients, by type.", "link", "type");
  private final Family linkErrors =
      new Family("relay6_link_send_errors", "Sends the kernel refused.", "link");
  private final Family relayForwards =
      new Family(
          "relay6_server_copies",
          "Datagrams handed to a server's socket, by the type of the relayed message.",
          "server",
          "type");
  private final Family responses =
      new Family(
          "relay6_server_answers", "Responses of a server that were passed on.", "server", "type");
  private final Family serverErrors =
      new Family("relay6_server_send_errors", "Sends the kernel refused.", "server");
  private final Family unicastErrors =
      new Family("relay6_unicast_send_errors", "Sends by route the kernel refused.");
  private final Family dropped =
      new Family("relay6_dropped", "Datagrams dropped anywhere, by reason.", "reason");

  private CounterMetrics() {}

  static Stream<MetricSnapshot> of(RelayCounters counters) {
    CounterMetrics metrics = new CounterMetrics();
    counters.links().forEach(metrics::addLink);
    counters.servers().forEach(metrics::addServer);
    metrics.unicastArrivals.add("unicast", counters.unicast());
    metrics.unicastErrors.addCount(counters.unicastSendErrors());
    for (DropReason reason : DropReason.values()) {
      metrics.addDropped(reason, counters);
    }
    return metrics.counters();
  }

  private void addLink(String name, LinkCounters link) {
    linkArrivals.add(name, link.arrivals());
    TypeLabel.add(sent, name, link::sent);
    linkErrors.addCount(link.sendErrors(), name);
  }

  private void addServer(String name, ServerCounters server) {
    serverArrivals.add(name, server.arrivals());
    for (Anomaly anomaly : Anomaly.values()) {
      serverArrivals.addAnomaly(name, anomaly, server.anomalies(anomaly));
    }
    TypeLabel.add(relayForwards, name, server::relayForwards);
    TypeLabel.add(responses, name, server::relayedResponses);
    serverErrors.addCount(server.sendErrors(), name);
  }

  private void addDropped(DropReason reason, RelayCounters counters) {
    dropped.addCount(counters.unicast().dropped(reason), reason.label());
    counters
        .links()
        .values()
        .forEach(link -> dropped.addCount(link.arrivals().dropped(reason), reason.label()));
    counters
        .servers()
        .values()
        .forEach(server -> dropped.addCount(server.arrivals().dropped(reason), reason.label()));
  }

  private Stream<MetricSnapshot> counters() {
    return Stream.of(
            linkArrivals.counters(),
            serverArrivals.counters(),
            unicastArrivals.counters(),
            Stream.of(
                    sent,
                    linkErrors,
                    relayForwards,
                    responses,
                    serverErrors,
                    unicastErrors,
                    dropped)
                .map(Family::counter))
        .flatMap(stream -> stream);
  }

  /**
   * The datagrams received by all links, or all servers' sockets, and their outcomes, as metrics.
   */
  static final class Arrivals {

    private static final String TYPELESS = "none";

    private final Family received;
    private final Family outcomes;
    private final Family dropped;
    private final Family anomalies;
    private final Family losses;

    /**
     * @param kind {@code link}, {@code server} or {@code unicast}; the label that names one, too
     */
    Arrivals(String kind) {
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
      anomalies =
          new Family(
              prefix + "remarks",
              "Anomalies of datagrams that were passed on, and of copies.",
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
      for (Anomaly anomaly : Anomaly.values()) {
        addAnomaly(name, anomaly, arrivals.anomalies(anomaly));
      }
      losses.addCount(arrivals.receiveBufferLosses(), name);
    }

    void addAnomaly(String name, Anomaly anomaly, long count) {
      anomalies.addCounted(count, name, anomaly.label());
    }

    Stream<MetricSnapshot> counters() {
      return Stream.of(received, outcomes, dropped, anomalies, losses).map(Family::counter);
    }
  }

  /** The label {@code type}: a name of IANA's registry, or {@code other} for types without one. */
  static final class TypeLabel {

    private TypeLabel() {}

    /** Adds a counter of every type to a family whose labels are {@code name} and the type. */
    static void add(Family family, String name, ToLongFunction<MessageType> counter) {
      IntStream.range(0, 256)
          .forEach(number ->
              family.addCounted(
                  counter.applyAsLong(MessageType.of(number)),
                  name,
                  MessageTypeNames.name(number).orElse("other")));
    }
  }
}
