package net.relay6.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.Former;
import net.relay6.agent.plan.ServerPlan;

/**
 * Keeps servers and Interface-Ids that plans no longer have for a minute, since responses may still
 * be under way. Used by the control thread only.
 */
final class Departures {

  /** How long a response may take; the client of a slower server has given up. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LongSupplier nanoClock;
  private final Fading<ServerPlan> servers = new Fading<>();
  private final Fading<Former.InterfaceIdOf> interfaceIds = new Fading<>();

  Departures(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * The draining servers and Interface-Ids for a plan that replaces {@code last}; changes nothing.
   */
  Former before(RelayPlan last) {
    Former departing = last.departing();
    return new Former(
        servers.with(departing.servers()), interfaceIds.with(departing.interfaceIds()));
  }

  /** Starts draining what {@code last} had and {@code next}, which has replaced it, has not. */
  void after(RelayPlan last, RelayPlan next) {
    long until = nanoClock.getAsLong() + PATIENCE.toNanos();
    Former departing = last.departing();
    servers.add(departing.servers(), until);
    servers.keepOnly(next.former().servers());
    interfaceIds.add(departing.interfaceIds(), until);
    interfaceIds.keepOnly(next.former().interfaceIds());
  }

  /** Removes what has been draining for a minute; returns whether there was any. */
  boolean forget() {
    long now = nanoClock.getAsLong();
    boolean serversGone = servers.forget(now);
    boolean interfaceIdsGone = interfaceIds.forget(now);
    return serversGone || interfaceIdsGone;
  }

  /** A set whose elements expire at a fixed deadline each. Not shared between threads. */
  static final class Fading<T> {

    private final Map<T, Long> untilNanos = new LinkedHashMap<>();

    /** Adds elements with a deadline; an element that is already in the set keeps its deadline. */
    void add(Collection<T> things, long until) {
      things.forEach(thing -> untilNanos.putIfAbsent(thing, until));
    }

    /** Removes all other elements. */
    void keepOnly(Collection<T> things) {
      untilNanos.keySet().retainAll(things);
    }

    /**
     * Removes elements whose deadline has passed; returns whether there were any. The clock may
     * wrap.
     */
    boolean forget(long nowNanos) {
      return untilNanos.values().removeIf(until -> nowNanos - until >= 0);
    }

    /** The elements, the oldest first, followed by {@code things}. */
    List<T> with(Collection<T> things) {
      Set<T> all = new LinkedHashSet<>(untilNanos.keySet());
      all.addAll(things);
      return List.copyOf(all);
    }
  }
}
