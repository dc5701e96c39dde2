package net.relay6.daemon.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.runtime.Relay;

/**
 * The sources of figures, read once a minute.
 *
 * @param counters the relay's counters
 * @param servers the names of the configured servers, in their order
 * @param links the names of the links, in their order
 * @param report the report of the server set; empty if it is not observed
 */
public record Sources(
    RelayCounters counters,
    Supplier<List<String>> servers,
    Supplier<List<String>> links,
    Supplier<Optional<ServerSetReport>> report) {

  /** The sources of a running relay. */
  public static Sources of(Relay relay, Optional<ServerSetWatch> serverSet) {
    return new Sources(
        relay.counters(),
        () -> relay.servers().stream().map(ServerPlan::name).toList(),
        () -> relay.links().stream().map(link -> link.status().name()).toList(),
        () -> serverSet.map(ServerSetWatch::report));
  }
}
