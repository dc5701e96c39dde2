package net.relay6.log;

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
}
