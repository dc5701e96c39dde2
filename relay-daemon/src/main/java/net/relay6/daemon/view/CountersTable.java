package net.relay6.daemon.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.relay6.counters.Anomaly;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.wire.MessageType;

/**
 * Counters for people: a line for each channel with received = forwarded + delivered + consumed +
 * dropped, and below it the counts above 0 by message type, drop reason and anomaly.
 */
public record CountersTable(RelayCounters counters) {

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    counters.links().forEach((name, link) -> addLink(lines, name, link));
    counters.servers().forEach((name, server) -> addServer(lines, name, server));
    addArrivals(lines, "unicast", counters.unicast());
    addCount(lines, "send errors", counters.unicastSendErrors());
    return String.join(System.lineSeparator(), lines);
  }

  private static void addLink(List<String> lines, String name, LinkCounters link) {
    addArrivals(lines, "link " + name, link.arrivals());
    addTypes(lines, "sent to clients", link::sent);
    addCount(lines, "send errors", link.sendErrors());
  }

  private static void addServer(List<String> lines, String name, ServerCounters server) {
    addArrivals(lines, "server " + name, server.arrivals());
    addTypes(lines, "copies", server::relayForwards);
    addTypes(lines, "answers", server::relayedResponses);
    addAnomalies(lines, server::anomalies);
    addCount(lines, "send errors", server.sendErrors());
  }

  private static void addArrivals(List<String> lines, String name, ArrivalCounters arrivals) {
    lines.add(
        "%s: received %d = forwarded %d + delivered %d + consumed %d + dropped %d"
            .formatted(
                name,
                arrivals.received(),
                arrivals.forwarded(),
                arrivals.delivered(),
                arrivals.consumed(),
                arrivals.dropped()));
    addTypes(lines, "received", arrivals::received);
    addCount(lines, "received without a type", arrivals.receivedWithoutType());
    addCount(lines, "lost in the receive buffer", arrivals.receiveBufferLosses());
    for (DropReason reason : DropReason.values()) {
      addCount(lines, "dropped " + reason.label(), arrivals.dropped(reason));
    }
    addAnomalies(lines, arrivals::anomalies);
  }

  private static void addTypes(
      List<String> lines, String what, ToLongFunction<MessageType> counter) {
    IntStream.range(0, 256)
        .mapToObj(MessageType::of)
        .forEach(type -> addCount(lines, what + " " + type, counter.applyAsLong(type)));
  }

  private static void addAnomalies(List<String> lines, ToLongFunction<Anomaly> counter) {
    for (Anomaly anomaly : Anomaly.values()) {
      addCount(lines, anomaly.label(), counter.applyAsLong(anomaly));
    }
  }

  private static void addCount(List<String> lines, String what, long count) {
    if (count > 0) {
      lines.add("  %-40s %12d".formatted(what, count));
    }
  }
}
