package net.relay6.feature.serverset.conduct;

import java.util.Map;
import java.util.SortedMap;

/**
 * How one server treats one type of question on one link, in figures.
 *
 * @param copies how many copies it was sent
 * @param answers how many answers it gave
 * @param unanswered questions it should have answered and did not within three seconds
 * @param silentRun how many of those were the latest in a row
 * @param statuses how often which status code came, of messages and associations
 * @param latency how long answers took, from the first copy not yet answered
 */
public record TypeFigures(
    long copies,
    long answers,
    long unanswered,
    int silentRun,
    SortedMap<Integer, Long> statuses,
    LatencyHistogram.Snapshot latency) {

  /** How often that status code came. */
  public long status(int code) {
    return ((Map<Integer, Long>) statuses).getOrDefault(code, 0L);
  }
}
