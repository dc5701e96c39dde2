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
import net.relay6.agent.plan.Draining;
import net.relay6.agent.plan.ServerPlan;

/**
 * Keeps servers and Interface-Ids that plans no longer have for a minute, since responses may still
 * be under way. Used by the control thread only.
 */
final class DrainTracker {

  /** How long a response may take; the client of a slower server has given up. */
  static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final LongSupplier nanoClock;
  private final ExpiringSet<ServerPlan> servers = new ExpiringSet<>();
  private final ExpiringSet<Draining.DrainingInterfaceId> interfaceIds = new ExpiringSet<>();

  DrainTracker(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * The draining servers and Interface-Ids for a plan that replaces {@code last}; changes nothing.
   */
  Draining drainingAfter(RelayPlan last) {
    Draining draining = last.toDraining();
    return new Draining(
        servers.with(draining.servers()), interfaceIds.with(draining.interfaceIds()));
  }

  /** Starts draining what {@code last} had and {@code next}, which has replaced it, has not. */
  void track(RelayPlan last, RelayPlan next) {
    long until = nanoClock.getAsLong() + TIMEOUT.toNanos();
    Draining draining = last.toDraining();
    servers.add(draining.servers(), until);
    servers.retainAll(next.draining().servers());
    interfaceIds.add(draining.interfaceIds(), until);
    interfaceIds.retainAll(next.draining().interfaceIds());
  }

  /** Removes what has been draining for a minute; returns whether there was any. */
  boolean expire() {
    long now = nanoClock.getAsLong();
    boolean serversGone = servers.expire(now);
    boolean interfaceIdsGone = interfaceIds.expire(now);
    return serversGone || interfaceIdsGone;
  }

  /** A set whose elements expire at a fixed deadline each. Not shared between threads. */
  static final class ExpiringSet<T> {

    private final Map<T, Long> deadlineNanos = new LinkedHashMap<>();

    /** Adds elements with a deadline; an element that is already in the set keeps its deadline. */
    void add(Collection<T> things, long until) {
      things.forEach(thing -> deadlineNanos.putIfAbsent(thing, until));
    }

    /** Removes all other elements. */
    void retainAll(Collection<T> things) {
      deadlineNanos.keySet().retainAll(things);
    }

    /**
     * Removes elements whose deadline has passed; returns whether there were any. The clock may
     * wrap.
     */
    boolean expire(long nowNanos) {
      return deadlineNanos.values().removeIf(until -> nowNanos - until >= 0);
    }

    /** The elements, the oldest first, followed by {@code things}. */
    List<T> with(Collection<T> things) {
      Set<T> all = new LinkedHashSet<>(deadlineNanos.keySet());
      all.addAll(things);
      return List.copyOf(all);
    }
  }
}
