package net.relay6.daemon.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last 1,440 minutes of several named things. Each place has arrays of fixed length, made when
 * it is first taken. When another thing needs a place and none is free, it takes the place of the
 * one that has been gone longest; while all are there, what is new is not kept. For one thread at a
 * time.
 */
public final class Rings {

  /** How many minutes are kept. */
  static final int MINUTES = 24 * 60;

  /** An unknown figure. */
  static final int UNKNOWN = -1;

  private final int placeCount;
  private final List<Figure> figures;
  private final int[][] values;
  private final long[][] codes;
  private final long[] lastMinutes;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private long latest = -1;

  Rings(int placeCount, List<Figure> figures) {
    this.placeCount = placeCount;
    this.figures = List.copyOf(figures);
    values = new int[placeCount][];
    codes = new long[placeCount][];
    lastMinutes = new long[placeCount];
  }

  /** How many octets the arrays of the places that were ever taken have. */
  long octets() {
    long ofPlace = ((long) figures.size() * Integer.BYTES + Long.BYTES) * MINUTES;
    return places.size() * ofPlace + (long) lastMinutes.length * Long.BYTES;
  }

  /** The figures of each minute. */
  List<Figure> figures() {
    return figures;
  }

  /** The names of the stored objects, in the order of their arrival. */
  List<String> names() {
    return List.copyOf(places.keySet());
  }

  /** Starts a minute later than all before; the minutes in between are unknown. */
  void begin(long minute) {
    for (long passed = Math.max(latest + 1, minute - MINUTES + 1); passed <= minute; passed++) {
      clear(index(passed));
    }
    latest = minute;
  }

  private void clear(int index) {
    for (int place = 0; place < places.size(); place++) {
      codes[place][index] = 0;
      for (Figure figure : figures) {
        values[place][at(figure) + index] = UNKNOWN;
      }
    }
  }

  /**
   * Stores the rows of the current minute.
   *
   * @return the number of rows without a slot
   */
  int put(List<Row> rows) {
    rows.stream().filter(row -> places.containsKey(row.name())).forEach(this::put);
    return (int) rows.stream().filter(row -> !places.containsKey(row.name()) && !take(row)).count();
  }

  private void put(Row row) {
    put(place(row.name()), row);
  }

  private void put(int place, Row row) {
    int index = index(latest);
    lastMinutes[place] = latest;
    codes[place][index] = row.codes();
    row.figures().forEach((figure, value) -> values[place][at(figure) + index] = value);
  }

  /** Assigns a slot to a new object; returns whether there is one. */
  private boolean take(Row row) {
    Optional<Integer> place =
        places.size() < placeCount ? Optional.of(places.size()) : longestGone().map(places::remove);
    place.ifPresent(free -> {
      empty(free);
      places.put(row.name(), free);
      put(free, row);
    });
    return place.isPresent();
  }

  private Optional<String> longestGone() {
    return places.entrySet().stream()
        .filter(entry -> lastMinutes[entry.getValue()] < latest)
        .min(Comparator.comparingLong(entry -> lastMinutes[entry.getValue()]))
        .map(Map.Entry::getKey);
  }

  private void empty(int place) {
    values[place] = new int[figures.size() * MINUTES];
    codes[place] = new long[MINUTES];
    Arrays.fill(values[place], UNKNOWN);
  }

  /** A figure of the named object in one of the last minutes. */
  int value(String name, Figure figure, long minute) {
    return values[place(name)][at(figure) + index(minute)];
  }

  /** The findings that were open in each of {@code count} minutes. */
  long[] codes(String name, long firstMinute, int count) {
    int place = place(name);
    long[] open = new long[count];
    Arrays.setAll(open, minute -> codes[place][index(firstMinute + minute)]);
    return open;
  }

  private int place(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("nothing is kept of " + name);
    }
    return place;
  }

  private int at(Figure figure) {
    int kept = figures.indexOf(figure);
    if (kept < 0) {
      throw new IllegalArgumentException(figure + " is not kept");
    }
    return kept * MINUTES;
  }

  private static int index(long minute) {
    return Math.floorMod(minute, MINUTES);
  }

  /**
   * The figures of the relay, a server or a link in one minute.
   *
   * @param name the name of the object
   * @param figures the known figures
   * @param codes the findings that were open, as {@link Track.OpenFindings} writes them
   */
  public record Row(String name, Map<Figure, Integer> figures, long codes) {}
}
