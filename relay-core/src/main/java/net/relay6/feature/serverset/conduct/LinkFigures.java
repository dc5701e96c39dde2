package net.relay6.feature.serverset.conduct;

import java.util.SortedMap;
import net.relay6.feature.serverset.exchange.Lifetimes;

/**
 * How one server behaves on one link, in figures.
 *
 * @param link the client link
 * @param byType by the type of the question, such as {@code SOLICIT}; only those that occurred
 * @param preference of its latest ADVERTISE; -1 when that had none, -2 when none was seen
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
    long liveLeases) {}
