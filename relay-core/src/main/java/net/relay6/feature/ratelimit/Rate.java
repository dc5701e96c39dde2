package net.relay6.feature.ratelimit;

/**
 * A rate limit: a burst, then a number of messages a second.
 *
 * @param messagesPerSecond messages a second in the long run, above 0
 * @param burst messages that may pass at once after a rest, 1 or more
 */
public record Rate(int messagesPerSecond, int burst) {

  private static final long SECOND_NANOS = 1_000_000_000;

  /** Fails on values that let nothing pass. */
  public Rate {
    if (messagesPerSecond < 1 || burst < 1) {
      throw new IllegalArgumentException(messagesPerSecond + " a second, burst " + burst);
    }
  }

  /** Nanoseconds for one token, 1 or more. */
  public long intervalNanos() {
    return Math.max(1, SECOND_NANOS / messagesPerSecond);
  }

  /**
   * Whether a bucket lets one more message pass and still has {@code reserve} messages left.
   *
   * @param debtNanos nanoseconds until the bucket is full again, 0 or more
   */
  boolean allows(long debtNanos, int reserve) {
    return debtNanos <= (burst - 1L - reserve) * intervalNanos();
  }
}
