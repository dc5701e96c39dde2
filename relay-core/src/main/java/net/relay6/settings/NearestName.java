package net.relay6.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the name the operator may have meant. */
final class NearestName {

  private NearestName() {}

  /** The clause that suggests the nearest of {@code known}, or lists them when none is near. */
  static String hint(String written, Collection<String> known) {
    return nearest(written, known)
        .map(name -> "did you mean \"" + name + "\"?")
        .orElse("write one of: " + String.join(", ", known));
  }

  /** The one of {@code known} that a few keystrokes, or words left out, make of it. */
  static Optional<String> nearest(String written, Collection<String> known) {
    int bound = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(name -> distance(written, name) <= bound || hasWordsOf(written, name))
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  private static boolean hasWordsOf(String written, String name) {
    return List.of(name.split("-")).containsAll(List.of(written.split("-")));
  }

  /** How many letters to insert, remove or replace. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      previous = nextRow(previous, from.charAt(row - 1), to, row);
    }
    return previous[to.length()];
  }

  private static int[] nextRow(int[] previous, char letter, String to, int row) {
    int[] next = new int[previous.length];
    next[0] = row;
    for (int column = 1; column < next.length; column++) {
      int replaced = previous[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
      next[column] = Math.min(replaced, 1 + Math.min(previous[column], next[column - 1]));
    }
    return next;
  }
}
