package net.relay6.settings;

import net.relay6.net.OptionCodeNames;

/**
 * The number of a DHCPv6 option, as an operator writes it: by the name relay6 prints or by number.
 *
 * @param number 1 to 65535
 */
public record OptionNumber(int number) implements Comparable<OptionNumber> {

  /** The largest option code. */
  public static final int MAX = 0xffff;

  /** Fails on a number that is no option's. */
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
