package net.relay6.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Bounds what the network can make relay6 say: for each key one line in each interval, which tells
 * how many more there were. Keys must come from a set that does not grow with what is received:
 * reasons, configured names. Not shared between threads.
 */
public final class Throttles<K> {

  private final long intervalNanos;
  private final LongSupplier nanoClock;
  private final Map<K, Throttle> byKey = new HashMap<>();

  /** One line every {@code intervalNanos} nanoseconds, on a clock that may wrap. */
  public Throttles(long intervalNanos, LongSupplier nanoClock) {
    this.intervalNanos = intervalNanos;
    this.nanoClock = nanoClock;
  }

  /** Whether a line about {@code key} may be written now. */
  public boolean passes(K key) {
    return byKey
        .computeIfAbsent(key, _ -> new Throttle(intervalNanos))
        .passes(nanoClock.getAsLong());
  }

  /** What to end a line with that passes: how many did not since the last one; empty for none. */
  public String suppressed(K key) {
    Throttle throttle = byKey.get(key);
    long count = throttle == null ? 0 : throttle.takeSuppressed();
    return count == 0 ? "" : " (and " + count + " more since the last such line)";
  }
}
