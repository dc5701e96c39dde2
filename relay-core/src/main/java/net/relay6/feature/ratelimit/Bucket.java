package net.relay6.feature.ratelimit;

/**
 * A token bucket, stored as the time at which it is full again (the theoretical arrival time of the
 * generic cell rate algorithm). It outlives the gates that use it, so a new plan does not refill
 * it. Initially full. Used by the data plane's thread only.
 */
public final class Bucket {

  private long fullAtNanos;
  private boolean started;

  /**
   * Takes one token at {@code nowNanos}, on a clock that may wrap; false if the bucket is empty.
   */
  public boolean take(Rate rate, long nowNanos) {
    return take(rate, 0, nowNanos);
  }

  /** Takes one token if {@code reserve} others remain, 0 to {@code burst - 1}. */
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
