package net.relay6.observer.live;

import java.util.Set;
import net.relay6.bindings.Binding;
import net.relay6.bindings.BookClock;
import net.relay6.observer.ServerSetObserver;
import net.relay6.wire.AddressOrPrefix;

/**
 * Adds the bindings of an earlier run to an observer as leases, with their remaining lifetimes.
 *
 * @param observer the observer
 * @param nowMillis the time of the bindings' clock
 * @param nowNanos the same time on the observer's clock
 */
record RestoredLeases(ServerSetObserver observer, long nowMillis, long nowNanos) {

  /** Adds the claims of the servers of those names; an address that a client made is no lease. */
  void add(Binding binding, Set<String> servers) {
    if (binding.kind() == Binding.Kind.REGISTERED_ADDRESS) {
      return;
    }
    for (Binding.Claim claim : binding.claims()) {
      if (servers.contains(claim.server()) && claim.remainingMillis(nowMillis) > 0) {
        Binding.Key key = binding.key();
        observer.restore(
            claim.server(), key.link(), lease(key, claim), key.client(), key.iaid(), nowNanos);
      }
    }
  }

  private AddressOrPrefix lease(Binding.Key key, Binding.Claim claim) {
    return new AddressOrPrefix(
        key.prefix().address(),
        key.prefix().length(),
        seconds(claim.preferredUntilMillis()),
        seconds(claim.validUntilMillis()));
  }

  private long seconds(long untilMillis) {
    return untilMillis == BookClock.NEVER
        ? AddressOrPrefix.FOREVER
        : Math.max(0, untilMillis - nowMillis) / 1000;
  }
}
