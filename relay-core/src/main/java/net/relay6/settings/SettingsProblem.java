package net.relay6.settings;

import java.util.stream.Collectors;

/**
 * One mistake of the operator.
 *
 * @param path the key's full path, such as {@code relay6.links[lan0].servers}; empty if no key is
 *     the cause
 * @param origin the position of the mistake
 * @param message what is wrong and what to write instead
 */
public record SettingsProblem(String path, Origin origin, String message) {

  /** One line for the operator: {@code file:line: path: message}. */
  @Override
  public String toString() {
    return origin + ": " + oneLine((path.isEmpty() ? "" : path + ": ") + message);
  }

  /** What the operator wrote may have line ends and other control characters in it. */
  private static String oneLine(String text) {
    return text.codePoints()
        .mapToObj(character ->
            Character.isISOControl(character)
                ? "\\u%04x".formatted(character)
                : Character.toString(character))
        .collect(Collectors.joining());
  }
}
