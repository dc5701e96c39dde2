package net.relay6.settings;

import java.util.Optional;
import net.relay6.net.Octets;

/** An Interface-Id as an operator writes it: text, or {@code 0x} and hexadecimal. */
final class InterfaceIdText {

  private InterfaceIdText() {}

  static Optional<Octets> read(SettingsValue value) {
    return value
        .text()
        .flatMap(text -> octets(text, value))
        .filter(value.keeps(LinkRules::interfaceId));
  }

  private static Optional<Octets> octets(String text, SettingsValue value) {
    if (text.startsWith("0x")) {
      Optional<Octets> octets = Octets.parseHex(text.substring(2));
      if (octets.isEmpty()) {
        value.refuse(
            "\"%s\" is no hexadecimal; write two digits an octet, as in \"0x00a1\""
                .formatted(text));
      }
      return octets;
    }
    if (text.matches(".*[{}].*")) {
      value.refuse(
          "\"%s\" has a brace, reserved for later use; write the text itself".formatted(text));
      return Optional.empty();
    }
    return Optional.of(Octets.ofText(text));
  }
}
