package net.relay6.observer.statistics;

import java.util.Map;
import java.util.SortedMap;
import net.relay6.observer.exchange.Lifetimes;

/**
 * Figures of one server on one link.
 *
 * @param link the client link
 * @param byType by request type, such as {@code SOLICIT}; only those that occurred
 * @param preference of its latest ADVERTISE, {@link #NO_PREFERENCE} or {@link #NO_ADVERTISE}
 * @param lifetimes of its latest lease; {@link Lifetimes#NONE} if there was none
 * @param wins REQUESTs that chose it
 * @param lateAdvertises ADVERTISEs that came more than a second after their SOLICIT with a
 *     preference below 255, so that the client had probably chosen
 * @param liveLeases addresses and prefixes of this server that are in force
 */
public record LinkFigures(
    String link,
    SortedMap<String, OfType> byType,
    int preference,
    Lifetimes lifetimes,
    long wins,
    long lateAdvertises,
    long liveLeases) {

  /** Its latest ADVERTISE had no preference, which clients treat as 0. */
  public static final int NO_PREFERENCE = -1;

  /** No ADVERTISE of it was seen. */
  public static final int NO_ADVERTISE = -2;

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
  public record OfType(
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
}
