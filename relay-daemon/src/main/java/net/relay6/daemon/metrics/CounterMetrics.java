package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.stream.Stream;
import net.relay6.counters.DropReason;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.Remark;
import net.relay6.counters.ServerCounters;

/** The relay's counters as metrics. */
final class CounterMetrics {

  private final ArrivalFamilies linkArrivals = new ArrivalFamilies("link");
  private final ArrivalFamilies serverArrivals = new ArrivalFamilies("server");
  private final ArrivalFamilies unicastArrivals = new ArrivalFamilies("unicast");
  private final Family sent =
      new Family("relay6_link_sent", "Messages sent to clients, by type.", "link", "type");
  private final Family linkErrors =
      new Family("relay6_link_send_errors", "Sends the kernel refused.", "link");
  private final Family copies =
      new Family(
          "relay6_server_copies",
          "Datagrams handed to a server's socket, by the type of what they wrap.",
          "server",
          "type");
  private final Family answers =
      new Family(
          "relay6_server_answers", "Answers of a server that were sent on.", "server", "type");
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
    for (Remark remark : Remark.values()) {
      serverArrivals.addRemark(name, remark, server.remarked(remark));
    }
    TypeLabel.add(copies, name, server::copies);
    TypeLabel.add(answers, name, server::answers);
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
            Stream.of(sent, linkErrors, copies, answers, serverErrors, unicastErrors, dropped)
                .map(Family::counter))
        .flatMap(stream -> stream);
  }
}
