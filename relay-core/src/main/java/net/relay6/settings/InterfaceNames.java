package net.relay6.settings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What Linux takes as the name of a network interface. */
final class InterfaceNames {

  private static final int LENGTH_MAX = 15;

  private InterfaceNames() {}

  static Optional<String> read(SettingsValue value) {
    return value.text().filter(value.keeps(InterfaceNames::fault));
  }

  /** What is wrong with {@code name}. */
  static Optional<String> fault(String name) {
    if (name.contains("*")) {
      return Optional.of(
          "\"%s\" is a pattern, and patterns are not supported yet; write one link for each interface"
              .formatted(name));
    }
    return isPossible(name)
        ? Optional.empty()
        : Optional.of(
            "\"%s\" cannot be an interface; a name has 1 to %d octets without blank, '/', ':' or '%%'"
                .formatted(name, LENGTH_MAX));
  }

  private static boolean isPossible(String name) {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    return length >= 1
        && length <= LENGTH_MAX
        && !name.equals(".")
        && !name.equals("..")
        && name.chars()
            .noneMatch(
                c -> c == '/' || c == ':' || c == '%' || c <= ' ' || Character.isSpaceChar(c));
  }
}
