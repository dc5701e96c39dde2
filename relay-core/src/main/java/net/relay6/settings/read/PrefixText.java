package net.relay6.settings.read;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.hocon.SettingsValue;

/** Reads a prefix as written by operators; an address alone is a prefix of 128 bits. */
final class PrefixText {

  private PrefixText() {}

  static Optional<Ipv6Prefix> read(SettingsValue value) {
    Optional<String> text = value.text();
    Optional<Ipv6Prefix> prefix = text.flatMap(PrefixText::parse);
    if (text.isPresent() && prefix.isEmpty()) {
      value.refuse(fault(text.get()));
    }
    return prefix;
  }

  private static Optional<Ipv6Prefix> parse(String text) {
    return Ipv6Prefix.parse(text)
        .or(() -> Ipv6Address.parse(text).map(address -> Ipv6Prefix.containing(address, 128)));
  }

  private static String fault(String text) {
    return meant(text)
        .map(prefix -> "\"%s\" has bits set after the prefix; write \"%s\"".formatted(text, prefix))
        .orElse("\"%s\" is no IPv6 prefix; write one such as \"2001:db8:9::/64\"".formatted(text));
  }

  private static Optional<Ipv6Prefix> meant(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}|1[01][0-9]|12[0-8]")) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return Ipv6Address.parse(text.substring(0, slash))
        .map(address -> Ipv6Prefix.containing(address, length));
  }
}
