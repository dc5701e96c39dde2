package net.relay6.settings;

import java.util.Optional;
import net.relay6.net.MessageTypeNames;

/**
 * A DHCPv6 message type as written by operators: a name of IANA's list or, for types without one, a
 * number.
 *
 * @param number 0 to 255
 */
public record TypeNumber(int number) {

  /** The largest message type. */
  public static final int MAX = 255;

  static final TypeNumber RELAY_FORW = named("RELAY-FORW").orElseThrow();
  static final TypeNumber RELAY_REPL = named("RELAY-REPL").orElseThrow();
  static final TypeNumber LEASEQUERY = named("LEASEQUERY").orElseThrow();

  /** Fails on a number that does not fit one octet. */
  public TypeNumber {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("a message type is 0 to 255, not " + number);
    }
  }

  /** The type IANA lists under {@code name}, upper or lower case. */
  public static Optional<TypeNumber> named(String name) {
    return MessageTypeNames.number(name).map(TypeNumber::new);
  }

  /** The name IANA lists, otherwise the number. */
  @Override
  public String toString() {
    return MessageTypeNames.name(number).orElseGet(() -> Integer.toString(number));
  }
}
