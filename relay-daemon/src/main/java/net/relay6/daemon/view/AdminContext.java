package net.relay6.daemon.view;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import net.relay6.daemon.log.RecentProblems;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.runtime.Relay;

/**
 * What the resources show.
 *
 * @param relay the running relay
 * @param serverSet the observer of its servers; empty when there is none
 * @param settings what is in force
 * @param startedAt when the relay began, with all counters at 0
 * @param readyNeedsResponse whether it is not ready while no server is known to respond
 * @param host what its machine is called
 * @param problems the latest warnings and errors of its log
 */
public record AdminContext(
    Relay relay,
    Optional<ServerSetWatch> serverSet,
    Supplier<LoadedSettings> settings,
    Instant startedAt,
    boolean readyNeedsResponse,
    String host,
    RecentProblems problems) {}
