package net.relay6.cli;

import java.util.List;
import java.util.Optional;
import net.relay6.assembly.RelayObserver;
import net.relay6.assembly.ServerSetWatch;
import net.relay6.feature.serverset.finding.FindingLog;

/** Starts the observer of the server set with a relay, and keeps it for what asks it. */
final class ServerSetStarter implements RelayObserver.Factory {

  private Optional<ServerSetWatch> started = Optional.empty();

  @Override
  public Optional<ServerSetWatch> start(RelayObserver.Context relay) {
    started = ServerSetWatch.observing(relay, List.of(new FindingLog()));
    return started;
  }

  /** What was started; empty when the settings want no observer. */
  Optional<ServerSetWatch> started() {
    return started;
  }
}
