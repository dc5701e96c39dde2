package net.relay6.feature.serverset;

import java.time.Instant;

/**
 * Ties the observations' clock to the calendar.
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
