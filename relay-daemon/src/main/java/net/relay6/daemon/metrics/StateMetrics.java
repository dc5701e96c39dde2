package net.relay6.daemon.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.view.BuildProperties;
import net.relay6.platform.NeighbourTable;
import net.relay6.runtime.Relay;
import net.relay6.runtime.server.ServerState;
import net.relay6.transport.ChannelStates;
import net.relay6.transport.LoopLag;
import net.relay6.transport.udp.SocketBuffers;

/**
 * Metrics of the relay's current state: open channels, queued datagrams, and the delay of its loop.
 */
final class StateMetrics {

  private StateMetrics() {}

  /**
   * @param waiting the number of datagrams queued for each server's socket
   */
  static Stream<MetricSnapshot> of(Relay relay, Instant startedAt, Map<String, Integer> waiting) {
    Family build = new Family("relay6_build_info", "The version of relay6.", "version");
    build.add(1, BuildProperties.number());
    Family started = new Family("relay6_start_time_seconds", "The start time, in Unix time.");
    started.add(startedAt.toEpochMilli() / 1e3);
    Family links = new Family("relay6_link_open", "Whether a link relays: 1 or 0.", "link");
    Family servers =
        new Family("relay6_server_open", "Whether a server can be sent to: 1 or 0.", "server");
    ChannelStates channels = relay.channels();
    relay.links().forEach(link -> links.add(open(channels, "link", link.name()), link.name()));
    relay
        .servers()
        .forEach(server -> servers.add(open(channels, "server", server.name()), server.name()));
    Family queue =
        new Family(
            "relay6_server_queue_datagrams",
            "Datagrams that wait for the kernel to take them.",
            "server");
    waiting.forEach((name, count) -> queue.add(count, name));
    Family sharing =
        new Family(
            "relay6_port_sharing_programs", "Other programs that use port 547 where relay6 does.");
    sharing.add(relay.sharedPorts().size());
    return Stream.of(
            Stream.of(
                    build,
                    started,
                    links,
                    servers,
                    states(relay.serverStates()),
                    queue,
                    sharing,
                    buffers(relay.bufferLengths()))
                .map(Family::gauge),
            Stream.of(lag(relay.loopLag())),
            log(LogOutput.state()),
            relay.neighbours().stream().flatMap(state -> neighbours(state.count())))
        .flatMap(Function.identity());
  }

  /** One series for each state; that of the current state is 1. */
  private static Family states(Map<String, ServerState> states) {
    Family family =
        new Family(
            "relay6_server_state",
            "The state of a server: 1 for its state, 0 for the others.",
            "server",
            "state");
    states.forEach((server, state) -> {
      for (ServerState.Condition condition : ServerState.Condition.values()) {
        String label = condition.label().replace(' ', '-');
        family.add(condition == state.condition() ? 1 : 0, server, label);
      }
    });
    return family;
  }

  private static Family buffers(SocketBuffers.Lengths granted) {
    Family buffers =
        new Family(
            "relay6_socket_buffer_bytes",
            "How much the kernel grants the buffer of each socket.",
            "direction");
    buffers.add(granted.receive(), "receive");
    buffers.add(granted.send(), "send");
    return buffers;
  }

  private static Stream<MetricSnapshot> neighbours(NeighbourTable.Count count) {
    Family entries =
        new Family("relay6_neighbour_entries", "Entries of the kernel's table of IPv6 neighbours.");
    entries.addCount(count.entries());
    Family limit = new Family("relay6_neighbour_limit", "How many entries that table may have.");
    limit.addCount(count.limit());
    Family refused =
        new Family(
            "relay6_neighbours_refused", "Entries that table had no room for, since the boot.");
    count.refused().ifPresent(refused::addCount);
    return Stream.of(entries.gauge(), limit.gauge(), refused.counter());
  }

  private static Stream<MetricSnapshot> log(LogOutput.State log) {
    Family waiting =
        new Family("relay6_log_queue_octets", "Memory of log lines that wait to be written.");
    waiting.addCount(log.waitingOctets());
    Family discarded =
        new Family(
            "relay6_log_lines_discarded",
            "Log lines discarded because standard error did not take them.");
    discarded.addCount(log.discardedLines());
    return Stream.of(waiting.gauge(), discarded.counter());
  }

  private static int open(ChannelStates channels, String kind, String name) {
    return channels.find(kind, name).filter(ChannelStates.State::open).isPresent() ? 1 : 0;
  }

  private static MetricSnapshot lag(LoopLag lag) {
    Family.Histograms histogram =
        new Family.Histograms(
            "relay6_loop_lag_seconds",
            "The delay of the data plane's loop, measured four times a second.",
            lag.boundsNanos());
    histogram.add(Labels.EMPTY, lag::count, lag.sumNanos());
    return histogram.snapshot();
  }
}
