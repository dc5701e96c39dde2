package net.relay6.observer;

import java.time.Instant;

/**
 * Relates the observations' clock to the calendar. The calendar may be set while that clock
 * continues, so it is read again for each report; ages stay correct.
 *
 * @param nanos a reading of that clock
 * @param instant when it was read
 */
public record TimeBase(long nanos, Instant instant) {

  /** The instant of {@code atNanos}. */
  public Instant at(long atNanos) {
    return instant.plusNanos(atNanos - nanos);
  }
}
