package net.relay6.observer.statistics;

import java.util.Map;
import java.util.SortedMap;

/**
 * Figures of one server for one request type on one link.
 *
 * @param copies how many RELAY-FORWs it was sent
 * @param answers how many responses it sent
 * @param unanswered requests it should have answered and did not within three seconds
 * @param silentRun the latest consecutive ones of those
 * @param statuses how often which status code came, of messages and associations
 * @param latency its response times, from the first unanswered RELAY-FORW
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
