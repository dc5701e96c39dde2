package net.relay6.daemon.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.relay6.counters.Anomaly;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.CountersTable;
import net.relay6.daemon.view.LinkStatistics;
import net.relay6.wire.MessageType;

/** {@code /counters}: all counters, by link, server, message type and drop reason. */
public final class CountersResource implements Resource {

  private final AdminContext context;

  /** A resource about {@code subject}. */
  public CountersResource(AdminContext context) {
    this.context = context;
  }

  /**
   * The response.
   *
   * @param statistics what RFC 9243 counts of the relay as a whole
   * @param discardedByReason the count of every reason; their sum is the discarded-message-count
   */
  private record All(
      LinkStatistics.OfRelay statistics,
      Map<String, Long> discardedByReason,
      Map<String, Link> links,
      Map<String, Server> servers,
      Arrivals unicast,
      long unicastSendErrors) {}

  private record Link(Arrivals arrivals, Map<String, Long> sentByType, long sendErrors) {}

  private record Server(
      Arrivals arrivals,
      Map<String, Long> copiesByType,
      Map<String, Long> answersByType,
      Map<String, Long> remarks,
      long sendErrors) {}

  @Override
  public AdminResponse respond(AdminRequest request) {
    RelayCounters counters = context.relay().counters();
    Map<String, Link> links = new LinkedHashMap<>();
    counters
        .links()
        .forEach((name, link) ->
            links.put(
                name,
                new Link(
                    Arrivals.of(link.arrivals()), Counts.byType(link::sent), link.sendErrors())));
    Map<String, Server> servers = new LinkedHashMap<>();
    counters.servers().forEach((name, server) -> servers.put(name, server(server)));
    return AdminResponse.of(
        new All(
            LinkStatistics.OfRelay.of(counters, context.startedAt()),
            discarded(counters),
            links,
            servers,
            Arrivals.of(counters.unicast()),
            counters.unicastSendErrors()),
        () -> new CountersTable(counters) + "\n");
  }

  private static Server server(ServerCounters server) {
    Map<String, Long> remarks = new LinkedHashMap<>();
    for (Anomaly anomaly : Anomaly.values()) {
      Counts.put(remarks, anomaly.label(), server.anomalies(anomaly));
    }
    return new Server(
        Arrivals.of(server.arrivals()),
        Counts.byType(server::relayForwards),
        Counts.byType(server::relayedResponses),
        remarks,
        server.sendErrors());
  }

  private static Map<String, Long> discarded(RelayCounters counters) {
    Map<String, Long> discarded = new LinkedHashMap<>();
    for (DropReason reason : DropReason.values()) {
      discarded.put(
          reason.label(), counters.arrivals().mapToLong(arrived -> arrived.dropped(reason)).sum());
    }
    return discarded;
  }

  /**
   * The datagrams received by one channel and their outcomes: received = forwarded + delivered +
   * consumed + dropped. Types, reasons and anomalies that never occurred are omitted.
   *
   * @param receiveBufferLosses datagrams that the kernel dropped before they could be received
   */
  record Arrivals(
      long received,
      long forwarded,
      long delivered,
      long consumed,
      long dropped,
      Map<String, Long> receivedByType,
      long receivedWithoutType,
      Map<String, Long> droppedByReason,
      Map<String, Long> remarks,
      long receiveBufferLosses) {

    static Arrivals of(ArrivalCounters arrivals) {
      Map<String, Long> dropped = new LinkedHashMap<>();
      for (DropReason reason : DropReason.values()) {
        Counts.put(dropped, reason.label(), arrivals.dropped(reason));
      }
      Map<String, Long> remarks = new LinkedHashMap<>();
      for (Anomaly anomaly : Anomaly.values()) {
        Counts.put(remarks, anomaly.label(), arrivals.anomalies(anomaly));
      }
      return new Arrivals(
          arrivals.received(),
          arrivals.forwarded(),
          arrivals.delivered(),
          arrivals.consumed(),
          arrivals.dropped(),
          Counts.byType(arrivals::received),
          arrivals.receivedWithoutType(),
          dropped,
          remarks,
          arrivals.receiveBufferLosses());
    }
  }

  /** Counters by name, without those that are 0. */
  static final class Counts {

    private Counts() {}

    static Map<String, Long> byType(ToLongFunction<MessageType> counter) {
      Map<String, Long> counts = new LinkedHashMap<>();
      IntStream.range(0, 256)
          .mapToObj(MessageType::of)
          .forEach(type -> put(counts, type.toString(), counter.applyAsLong(type)));
      return counts;
    }

    static void put(Map<String, Long> counts, String name, long count) {
      if (count > 0) {
        counts.put(name, count);
      }
    }
  }
}
