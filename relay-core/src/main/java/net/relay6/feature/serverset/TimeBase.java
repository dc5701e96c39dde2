package net.relay6.feature.serverset;

import java.time.Instant;

/**
 * Ties the observations' clock to the calendar. The calendar can be set while that clock goes on,
 * so it is read anew for each report: what was so long ago stays so long ago.
 *
 * @param nanos a reading of that clock
 * @param instant when it was read
 */
public record TimeBase(long nanos, Instant instant) {

  /** When that clock showed {@code atNanos}. */
  public Instant at(long atNanos) {
    return instant.plusNanos(atNanos - nanos);
  }
}
