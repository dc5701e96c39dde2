package net.relay6.bindings;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of a binding book: milliseconds that begin at the time of day of the start and then
 * follow the monotonic clock. Lifetimes therefore do not change when the time of day is set, and
 * {@link #instant} shows them in the time of day as it is now. Thread-safe.
 */
public final class BookClock {

  /** The end of an infinite lifetime (RFC 9915, section 7.7). */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long STEP_MILLIS = 1000;

  private final InstantSource clock;
  private final LongSupplier nanoClock;
  private final long startMillis;
  private final long startNanos;

  /** A clock that starts now. */
  public BookClock(InstantSource clock, LongSupplier nanoClock) {
    this.clock = clock;
    this.nanoClock = nanoClock;
    startMillis = clock.millis();
    startNanos = nanoClock.getAsLong();
  }

  /** The current time. */
  public long millis() {
    return millisAt(nanoClock.getAsLong());
  }

  /** The time at a reading of the monotonic clock. */
  public long millisAt(long nanos) {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(nanos - startNanos);
  }

  /**
   * By how many milliseconds the time of day is ahead of this clock, since it was set; 0 for less
   * than a second, so that a time is shown alike each time.
   */
  public long offsetMillis() {
    long offset = clock.millis() - millis();
    return Math.abs(offset) < STEP_MILLIS ? 0 : offset;
  }

  /** The time of day of a time of this clock; {@link Instant#MAX} for {@link #NEVER}. */
  public Instant instant(long millis) {
    return millis == NEVER ? Instant.MAX : Instant.ofEpochMilli(millis + offsetMillis());
  }
}
