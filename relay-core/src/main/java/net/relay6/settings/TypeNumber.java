package net.relay6.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The number of a DHCPv6 message type, as an operator writes it: by the name IANA lists or, for
 * types without one, by number. The names stand here because settings know nothing of messages; the
 * number is all that leaves.
 *
 * @param number 0 to 255
 */
public record TypeNumber(int number) {

  /** The largest message type. */
  public static final int MAX = 255;

  /** The names IANA lists, in the order of their numbers, which begin at 1. */
  static final List<String> NAMES =
      List.of(
          "SOLICIT",
          "ADVERTISE",
          "REQUEST",
          "CONFIRM",
          "RENEW",
          "REBIND",
          "REPLY",
          "RELEASE",
          "DECLINE",
          "RECONFIGURE",
          "INFORMATION-REQUEST",
          "RELAY-FORW",
          "RELAY-REPL",
          "LEASEQUERY",
          "LEASEQUERY-REPLY",
          "LEASEQUERY-DONE",
          "LEASEQUERY-DATA",
          "RECONFIGURE-REQUEST",
          "RECONFIGURE-REPLY",
          "DHCPV4-QUERY",
          "DHCPV4-RESPONSE",
          "ACTIVELEASEQUERY",
          "STARTTLS",
          "BNDUPD",
          "BNDREPLY",
          "POOLREQ",
          "POOLRESP",
          "UPDREQ",
          "UPDREQALL",
          "UPDDONE",
          "CONNECT",
          "CONNECTREPLY",
          "DISCONNECT",
          "STATE",
          "CONTACT",
          "ADDR-REG-INFORM",
          "ADDR-REG-REPLY");

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
    int index = NAMES.indexOf(name.toUpperCase(Locale.ROOT));
    return index < 0 ? Optional.empty() : Optional.of(new TypeNumber(index + 1));
  }

  /** The name IANA lists, otherwise the number. */
  @Override
  public String toString() {
    return number >= 1 && number <= NAMES.size() ? NAMES.get(number - 1) : Integer.toString(number);
  }
}
