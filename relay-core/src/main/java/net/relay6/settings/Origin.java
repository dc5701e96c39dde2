package net.relay6.settings;

import java.util.Comparator;

/**
 * A position in a configuration file.
 *
 * @param file the file as the operator named it
 * @param line from 1; 0 for the file as a whole
 */
public record Origin(String file, int line) implements Comparable<Origin> {

  private static final Comparator<Origin> ORDER =
      Comparator.comparing(Origin::file).thenComparingInt(Origin::line);

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line}. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
