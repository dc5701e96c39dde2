package net.relay6.feature.ratelimit;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket's size and how fast it fills.
 *
 * @param messagesPerSecond for long, 1 or more
 * @param burst at once, 1 or more
 */
public record Rate(int messagesPerSecond, int burst) {

  /** Fails on what would let nothing pass. */
  public Rate {
    if (messagesPerSecond < 1 || burst < 1) {
      throw new IllegalArgumentException(messagesPerSecond + " a second, " + burst + " at once");
    }
  }

  /** How long a token takes to grow, in nanoseconds. */
  long intervalNanos() {
    return TimeUnit.SECONDS.toNanos(1) / messagesPerSecond;
  }

  /** How long an empty bucket takes to fill, in nanoseconds. */
  long fillNanos() {
    return intervalNanos() * burst;
  }
}
