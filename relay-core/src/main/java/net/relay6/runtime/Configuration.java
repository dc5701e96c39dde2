package net.relay6.runtime;

import java.util.Optional;
import net.relay6.net.Octets;
import net.relay6.planning.PlanAssembly;
import net.relay6.runtime.state.Kept;
import net.relay6.runtime.state.RelayIdFile;
import net.relay6.settings.RelaySettings;

/**
 * Everything that belongs to one configuration and is replaced as a whole by the next.
 *
 * @param settings the settings
 * @param assembly makes the plans
 * @param keptRelayId this relay's DUID, if it is sent
 */
record Configuration(
    RelaySettings settings, PlanAssembly assembly, Kept<Optional<Octets>> keptRelayId) {

  static Configuration of(RelaySettings settings, PlanAssembly assembly) {
    return new Configuration(settings, assembly, new RelayIdFile(settings).load());
  }

  Optional<Octets> relayId() {
    return keptRelayId.value();
  }

  /** The next configuration; it shares counters and learnt state with this one. */
  Configuration next(RelaySettings next) {
    return of(next, assembly.next(next));
  }
}
