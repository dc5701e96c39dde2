package net.relay6.feature.ratelimit;

/**
 * A token bucket, kept as one moment: when it will be full. Time is given, not read. Belongs to the
 * data plane's thread.
 */
public final class Bucket {

  private long fullAtNanos;
  private boolean used;

  /** Takes a token at {@code nowNanos}, on a clock that may wrap; false when there is none. */
  boolean take(Rate rate, long nowNanos) {
    return takeLeaving(rate, 0, nowNanos);
  }

  /** Takes a token if {@code reserve} of them stay. */
  boolean takeLeaving(Rate rate, int reserve, long nowNanos) {
    long missingNanos = used ? Math.max(0, fullAtNanos - nowNanos) : 0;
    long afterwards = missingNanos + rate.intervalNanos();
    if (afterwards + reserve * rate.intervalNanos() > rate.fillNanos()) {
      return false;
    }
    fullAtNanos = nowNanos + afterwards;
    used = true;
    return true;
  }
}
