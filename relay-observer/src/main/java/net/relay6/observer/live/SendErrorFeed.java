package net.relay6.observer.live;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.SendFailure;
import net.relay6.counters.ServerCounters;
import net.relay6.kernel.SocketCalls;
import net.relay6.observer.observation.Observation;
import net.relay6.runtime.server.ServerSockets;
import net.relay6.transport.ChannelStates;

/**
 * Turns the counters of datagrams that were not sent into observations, since the data plane only
 * counts them. Used by the observer's thread only.
 */
final class SendErrorFeed {

  private final RelayCounters counters;
  private final Map<String, ReportedCounts> byServer = new HashMap<>();
  private volatile ServerSockets sockets = _ -> Optional.empty();

  SendErrorFeed(RelayCounters counters) {
    this.counters = counters;
  }

  /** Sets the sockets whose states explain failures; thread-safe. */
  void useSockets(ServerSockets all) {
    sockets = all;
  }

  /** Passes the increments since the last call to {@code observer}. */
  void report(long nowNanos, Observation.Sink observer) {
    Map<String, ServerCounters> servers = counters.servers();
    byServer.keySet().retainAll(servers.keySet());
    servers.forEach((name, server) -> {
      if (!name.equals(RelayCounters.FORMER_SERVERS)) {
        byServer
            .computeIfAbsent(name, ReportedCounts::new)
            .report(server, nowNanos, failed -> observer.accept(explained(failed)));
      }
    });
  }

  /**
   * The failure with the reason of a socket that could not be opened because its server is
   * unreachable.
   */
  private Observation explained(Observation.SendFailed failed) {
    return Optional.of(failed.server())
        .filter(_ -> failed.failure() == SendFailure.OTHER)
        .flatMap(sockets::of)
        .filter(ChannelStates.State::unreachable)
        .<Observation>map(socket ->
            new Observation.SendFailed(
                failed.atNanos(),
                failed.server(),
                failed.count(),
                SendFailure.UNREACHABLE,
                socket.detail()))
        .orElse(failed);
  }

  /** The counts of one server at the last call. */
  private static final class ReportedCounts {

    private final String server;
    private final Map<SendFailure, Long> counts = new EnumMap<>(SendFailure.class);
    private long total;

    ReportedCounts(String server) {
      this.server = server;
    }

    void report(ServerCounters counters, long nowNanos, Consumer<Observation.SendFailed> observer) {
      if (counters.sendErrors() == total) {
        return;
      }
      total = 0;
      for (SendFailure failure : SendFailure.values()) {
        long count = counters.sendErrors(failure);
        total += count;
        long more = count - counts.getOrDefault(failure, 0L);
        counts.put(failure, count);
        if (more > 0) {
          observer.accept(
              new Observation.SendFailed(
                  nowNanos, server, more, failure, SocketCalls.errorText(counters.lastErrno())));
        }
      }
    }
  }
}
