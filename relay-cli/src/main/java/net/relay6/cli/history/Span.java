package net.relay6.cli.history;

import java.time.Duration;
import java.time.Instant;

/**
 * Some minutes, as points of equal length.
 *
 * @param latest the number of the latest minute
 * @param points how many points there are
 * @param step how many minutes a point has
 */
record Span(long latest, int points, int step) {

  /** How many minutes there are. */
  int minutes() {
    return points * step;
  }

  /** The number of the first minute of a point; of the one after the last, the minute after it. */
  long firstMinute(int point) {
    return latest + 1 - (long) (points - point) * step;
  }

  /** When a minute begins, if the latest one ends at {@code end}. */
  Instant begin(long minute, Instant end) {
    return end.minus(Duration.ofMinutes(latest + 1 - minute));
  }
}
