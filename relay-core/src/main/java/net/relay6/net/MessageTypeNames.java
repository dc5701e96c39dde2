package net.relay6.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of DHCPv6 message types, as IANA's registry has them (RFC 9915, section 7.3). */
public final class MessageTypeNames {

  /** In the order of their numbers, which begin at 1. */
  private static final List<String> ALL =
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

  private MessageTypeNames() {}

  /** All names, in the order of their numbers. */
  public static List<String> all() {
    return ALL;
  }

  /** The name of a type, 0 to 255; empty when the registry has none. */
  public static Optional<String> name(int number) {
    return number >= 1 && number <= ALL.size()
        ? Optional.of(ALL.get(number - 1))
        : Optional.empty();
  }

  /** The number of the type with that name, in any case. */
  public static Optional<Integer> number(String name) {
    int index = ALL.indexOf(name.toUpperCase(Locale.ROOT));
    return index < 0 ? Optional.empty() : Optional.of(index + 1);
  }
}
