package net.relay6.feature.serverset.conduct;

import java.util.SortedMap;
import net.relay6.feature.serverset.exchange.Lifetimes;

/**
 * How one server behaves on one link, in figures.
 *
 * @param link the client link
 * @param byType by the type of the question, such as {@code SOLICIT}; only those that occurred
 * @param preference of its latest ADVERTISE, {@link #NO_PREFERENCE} or {@link #NO_ADVERTISE}
 * @param lifetimes of the latest lease it gave; {@link Lifetimes#NONE} when none was seen
 * @param wins REQUESTs that chose it
 * @param lateAdvertises ADVERTISEs that came more than a second after their SOLICIT with a
 *     preference below 255, so that the client had probably chosen
 * @param liveLeases addresses and prefixes it has given that are in force
 */
public record LinkFigures(
    String link,
    SortedMap<String, TypeFigures> byType,
    int preference,
    Lifetimes lifetimes,
    long wins,
    long lateAdvertises,
    long liveLeases) {

  /** Its latest ADVERTISE had no preference, which clients take for 0. */
  public static final int NO_PREFERENCE = -1;

  /** No ADVERTISE of it was seen. */
  public static final int NO_ADVERTISE = -2;
}
