package net.relay6.feature.ratelimit;

import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.wire.RelayMessage;

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

  /**
   * Refuses messages of a link's clients above its rate, independently of their addresses (RFC
   * 6221, section 9). Relay messages pass and do not count. Used by the data plane's thread only.
   *
   * @param rate the rate
   * @param bucket the link's bucket
   * @param nanoClock the time in nanoseconds, on a clock that may wrap
   */
  public record LinkLimit(Rate rate, Bucket bucket, LongSupplier nanoClock) implements Gate {

    private static final Optional<DropReason> REFUSAL = Optional.of(DropReason.LINK_RATE);

    @Override
    public Optional<DropReason> refusal(ForwardContext context) {
      boolean passes =
          context.message() instanceof RelayMessage || bucket.take(rate, nanoClock.getAsLong());
      return passes ? Optional.empty() : REFUSAL;
    }
  }
}
