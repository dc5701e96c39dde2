package net.relay6.log;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Lets one event pass in each interval and counts the others. The caller supplies the time. Not
 * shared between threads.
 */
public final class Throttle {

  private final long intervalNanos;
  private long nextNanos;
  private boolean started;
  private long suppressed;

  /** A throttle that lets one event pass every {@code intervalNanos} nanoseconds. */
  public Throttle(long intervalNanos) {
    this.intervalNanos = intervalNanos;
  }

  /** Whether an event at {@code nowNanos}, on a clock that may wrap, passes. */
  public boolean passes(long nowNanos) {
    if (started && nowNanos - nextNanos < 0) {
      suppressed++;
      return false;
    }
    started = true;
    nextNanos = nowNanos + intervalNanos;
    return true;
  }

  /** How many events did not pass since the last call. */
  public long takeSuppressed() {
    long taken = suppressed;
    suppressed = 0;
    return taken;
  }

  /**
   * Limits the log lines that the network can provoke: for each key, one line in each interval,
   * which says how many were suppressed. Keys must come from a set that received messages cannot
   * enlarge: reasons, configured names. Not shared between threads.
   */
  public static final class ByKey<K> {

    private final long intervalNanos;
    private final LongSupplier nanoClock;
    private final Map<K, Throttle> byKey = new HashMap<>();

    /** One line every {@code intervalNanos} nanoseconds, on a clock that may wrap. */
    public ByKey(long intervalNanos, LongSupplier nanoClock) {
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
}
