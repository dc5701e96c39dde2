package net.relay6.log;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Limits the log lines that the network can provoke: for each key, one line in each interval, which
 * says how many were suppressed. Keys must come from a set that received messages cannot enlarge:
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

  /**
   * The end of a line that passes: how many lines were suppressed since the last one; empty if
   * none.
   */
  public String suppressed(K key) {
    Throttle throttle = byKey.get(key);
    long count = throttle == null ? 0 : throttle.takeSuppressed();
    return count == 0 ? "" : " (and " + count + " more since the last such line)";
  }
}
