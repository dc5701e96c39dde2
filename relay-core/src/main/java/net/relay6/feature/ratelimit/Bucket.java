package net.relay6.feature.ratelimit;

/**
 * A token bucket, kept as the one instant at which it is full again (the generic cell rate
 * algorithm's theoretical arrival time). It outlives the gates that draw on it, so a new plan does
 * not refill it. Full at first. Used by the data plane's thread only.
 */
public final class Bucket {

  private long fullAtNanos;
  private boolean started;

  /** Takes one message at {@code nowNanos}, on a clock that may wrap; false: there is none. */
  public boolean take(Rate rate, long nowNanos) {
    return take(rate, 0, nowNanos);
  }

  /** Takes one message if {@code reserve} others stay, 0 to {@code burst - 1}. */
  boolean take(Rate rate, int reserve, long nowNanos) {
    long debtNanos = started ? debtNanos(fullAtNanos, nowNanos) : 0;
    if (!rate.allows(debtNanos, reserve)) {
      return false;
    }
    started = true;
    fullAtNanos = nowNanos + debtNanos + rate.intervalNanos();
    return true;
  }

  /** Nanoseconds until a bucket that is full at that instant is full; 0 when it has been. */
  static long debtNanos(long fullAtNanos, long nowNanos) {
    return Math.max(0, fullAtNanos - nowNanos);
  }
}
