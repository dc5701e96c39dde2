package net.relay6.runtime.server;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.feature.probe.Probe;
import net.relay6.runtime.server.ServerState.Condition;

/**
 * The state of every server, updated periodically. Written on the control thread, read by any
 * thread.
 */
public final class ServerStates {

  /** A server with another socket starts anew. */
  private record TrackedServer(ServerPlan.Socket socket, ServerStateTracker tracker) {}

  private final InstantSource clock;
  private final ServerSockets sockets;
  private final Function<String, Optional<SilenceFinding>> silenceFindings;
  private final ToLongFunction<String> probes;
  private final Map<String, TrackedServer> tracked = new HashMap<>();
  private volatile Map<String, ServerState> states = Map.of();

  /**
   * Without states.
   *
   * @param silences returns the open finding that a server is silent
   * @param probes returns the number of probes of a server alone
   */
  public ServerStates(
      InstantSource clock,
      ServerSockets sockets,
      Function<String, Optional<SilenceFinding>> silences,
      ToLongFunction<String> probes) {
    this.clock = clock;
    this.sockets = sockets;
    this.silenceFindings = silences;
    this.probes = probes;
  }

  /** The states by the servers' names, draining servers included. */
  public Map<String, ServerState> all() {
    return states;
  }

  /** Updates the state of every server of the plan. */
  public void update(RelayPlan plan) {
    Instant now = clock.instant();
    Map<String, ServerState> next = new LinkedHashMap<>();
    plan.servers().forEach(server -> next.put(server.name(), update(server, plan, now)));
    tracked.keySet().retainAll(next.keySet());
    plan.draining()
        .servers()
        .forEach(former -> next.computeIfAbsent(former.name(), name -> draining(name, now)));
    states = Map.copyOf(next);
  }

  private ServerState update(ServerPlan server, RelayPlan plan, Instant now) {
    ServerStateTracker.Snapshot sample =
        new ServerStateTracker.Snapshot(
            now,
            sockets.of(server.name()),
            plan.links().stream().anyMatch(link -> Probe.canProbe(link, server)),
            ServerStateTracker.Snapshot.Counts.of(
                server.counters(), probes.applyAsLong(server.name())),
            ServerStateTracker.Snapshot.errorText(server.counters()),
            silenceFindings.apply(server.name()));
    TrackedServer known = tracked.get(server.name());
    if (known == null || !known.socket().equals(server.socket())) {
      known = new TrackedServer(server.socket(), new ServerStateTracker(sample));
      tracked.put(server.name(), known);
    }
    return known.tracker().update(sample);
  }

  private ServerState draining(String name, Instant now) {
    Instant since =
        Optional.ofNullable(states.get(name))
            .filter(before -> before.condition() == Condition.DRAINING)
            .map(ServerState::since)
            .orElse(now);
    return new ServerState(
        Condition.DRAINING,
        since,
        "nothing is sent to it any more; its late responses are delivered");
  }

  /** The servers whose state a probe would clarify, in their order. */
  public List<ServerPlan> needingProbe(RelayPlan plan) {
    return plan.servers().stream()
        .filter(server ->
            Optional.ofNullable(tracked.get(server.name()))
                .filter(known -> known.tracker().needsProbe())
                .isPresent())
        .toList();
  }
}
