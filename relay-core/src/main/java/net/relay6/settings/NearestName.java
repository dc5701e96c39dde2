package net.relay6.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the most similar name. */
public final class NearestName {

  private NearestName() {}

  /**
   * The clause that suggests the most similar of {@code known}, or lists them if none is similar.
   * The caller omits names that must not be repeated.
   */
  public static String hint(String written, Collection<String> known) {
    return nearest(written, known)
        .map(name -> "did you mean \"" + name + "\"?")
        .orElse(known.isEmpty() ? "remove it" : "write one of: " + String.join(", ", known));
  }

  /** The one of {@code known} that differs by a few keystrokes or omitted words. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    return mistyped(written, known)
        .or(() ->
            known.stream()
                .filter(name -> hasWordsOf(written, name))
                .min(Comparator.comparingInt(name -> distance(written, name))));
  }

  /** The one of {@code known} that differs by a few keystrokes. */
  public static Optional<String> mistyped(String written, Collection<String> known) {
    int bound = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(name -> Math.abs(written.length() - name.length()) <= bound)
        .filter(name -> distance(written, name) <= bound)
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  private static boolean hasWordsOf(String written, String name) {
    return List.of(name.split("-")).containsAll(List.of(written.split("-")));
  }

  /** How many letters to insert, remove, replace or exchange, ignoring case. */
  private static int distance(String written, String name) {
    String from = written.toLowerCase(Locale.ROOT);
    String to = name.toLowerCase(Locale.ROOT);
    int[][] distances = new int[from.length() + 1][to.length() + 1];
    for (int row = 0; row <= from.length(); row++) {
      for (int column = 0; column <= to.length(); column++) {
        distances[row][column] = distance(from, to, row, column, distances);
      }
    }
    return distances[from.length()][to.length()];
  }

  /** The distance of two prefixes, from the distances of shorter ones. */
  private static int distance(String from, String to, int row, int column, int[][] known) {
    if (row == 0 || column == 0) {
      return row + column;
    }
    boolean same = from.charAt(row - 1) == to.charAt(column - 1);
    int replaced = known[row - 1][column - 1] + (same ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(known[row - 1][column], known[row][column - 1]));
    return areExchanged(from, to, row, column)
        ? Math.min(least, 1 + known[row - 2][column - 2])
        : least;
  }

  private static boolean areExchanged(String from, String to, int row, int column) {
    return row > 1
        && column > 1
        && from.charAt(row - 1) == to.charAt(column - 2)
        && from.charAt(row - 2) == to.charAt(column - 1);
  }
}
