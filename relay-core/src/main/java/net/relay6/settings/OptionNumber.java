package net.relay6.settings;

import net.relay6.net.OptionCodeNames;

/**
 * A DHCPv6 option code as written by operators: a name that relay6 prints, or a number.
 *
 * @param number 1 to 65535
 */
public record OptionNumber(int number) implements Comparable<OptionNumber> {

  /** The largest option code. */
  public static final int MAX = 0xffff;

  /** Fails on a number outside the range. */
  public OptionNumber {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("an option code is 1 to 65535, not " + number);
    }
  }

  @Override
  public int compareTo(OptionNumber other) {
    return Integer.compare(number, other.number);
  }

  /** The name, otherwise the number. */
  @Override
  public String toString() {
    return OptionCodeNames.name(number).orElseGet(() -> Integer.toString(number));
  }
}
