package net.relay6.assembly;

import java.time.Duration;
import java.util.function.LongSupplier;
import net.relay6.agent.Former;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.ServerPlan;

/**
 * Remembers for a minute which servers and Interface-Ids plans have had and no longer have, since
 * answers may still be under way. Belongs to the control thread.
 */
final class Departures {

  /** How long an answer may take; servers that are slower than this have lost their client. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LongSupplier nanoClock;
  private final Fading<ServerPlan> servers = new Fading<>();
  private final Fading<Former.InterfaceIdOf> interfaceIds = new Fading<>();

  Departures(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** What a plan has to know that takes the place of {@code last}; remembers nothing yet. */
  Former before(RelayPlan last) {
    Former departing = last.departing();
    return new Former(
        servers.with(departing.servers()), interfaceIds.with(departing.interfaceIds()));
  }

  /** Remembers what {@code last} had and {@code next}, which has taken its place, has not. */
  void after(RelayPlan last, RelayPlan next) {
    long until = nanoClock.getAsLong() + PATIENCE.toNanos();
    Former departing = last.departing();
    servers.add(departing.servers(), until);
    servers.keepOnly(next.former().servers());
    interfaceIds.add(departing.interfaceIds(), until);
    interfaceIds.keepOnly(next.former().interfaceIds());
  }

  /** Forgets what has been gone for a minute; whether there was such a thing. */
  boolean forget() {
    long now = nanoClock.getAsLong();
    boolean serversGone = servers.forget(now);
    boolean interfaceIdsGone = interfaceIds.forget(now);
    return serversGone || interfaceIdsGone;
  }
}
