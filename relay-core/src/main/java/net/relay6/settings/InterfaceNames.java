package net.relay6.settings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of network interfaces that Linux accepts, and patterns of such names: {@code *} matches any
 * characters, {@code ?} one.
 */
public final class InterfaceNames {

  private static final int LENGTH_MAX = 15;

  private InterfaceNames() {}

  /** Whether {@code name} is a pattern. */
  public static boolean isPattern(String name) {
    return name.contains("*") || name.contains("?");
  }

  /** The regular expression of {@code pattern}. */
  public static Pattern matcher(String pattern) {
    return Pattern.compile(
        pattern
            .codePoints()
            .mapToObj(c ->
                switch (c) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(c));
                })
            .collect(Collectors.joining()));
  }

  /** The fault of {@code name}, which must not be a pattern. */
  public static Optional<String> faultOfOne(String name) {
    return isPattern(name)
        ? Optional.of("\"%s\" is a pattern; write the name of one interface".formatted(name))
        : fault(name);
  }

  /** The fault of {@code name}, which may be a pattern. */
  public static Optional<String> fault(String name) {
    String shortest = name.replace("*", "").replace('?', 'x');
    return isPossible(shortest) || (isPattern(name) && shortest.isEmpty())
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
