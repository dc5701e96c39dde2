package net.relay6.daemon.history;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of minutes, divided into points of equal length.
 *
 * @param latest the number of the latest minute
 * @param points the number of points
 * @param step the number of minutes of a point
 */
record Span(long latest, int points, int step) {

  /** The number of minutes. */
  int minutes() {
    return points * step;
  }

  /**
   * The number of the first minute of a point; for the point after the last, the minute after the
   * span.
   */
  long firstMinute(int point) {
    return latest + 1 - (long) (points - point) * step;
  }

  /** The start of a minute, if the latest one ends at {@code end}. */
  Instant begin(long minute, Instant end) {
    return end.minus(Duration.ofMinutes(latest + 1 - minute));
  }
}
