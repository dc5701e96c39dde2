package net.relay6.settings.hocon;

import com.typesafe.config.ConfigException;
import java.util.List;
import java.util.regex.Pattern;

/** Rewords messages of the HOCON library for operators. */
final class LibraryMessage {

  /**
   * @param pattern the library's message
   * @param said the replacement, with the groups of {@code pattern}
   */
  private record Wording(Pattern pattern, String said) {

    static Wording of(String pattern, String said) {
      return new Wording(Pattern.compile(pattern, Pattern.DOTALL), said);
    }
  }

  /** The first match applies. */
  private static final List<Wording> WORDINGS =
      List.of(
          Wording.of(
              "Could not resolve substitution to a value: (\\$\\{[^}]*}) was part of a cycle.*",
              "$1 leads back to itself; write the value"),
          Wording.of(
              "Could not resolve substitution to a value: (\\$\\{[^}]*}).*",
              "$1 stands for nothing; define it in this file, the environment is not asked"),
          Wording.of(
              ".*(string quote was still open|unescaped newline).*",
              "a text does not end in its line; write the closing '\"'"),
          Wording.of(
              ".*not a valid escape sequence.*",
              "a '\\\\' begins an escape; write '\\\\\\\\' for the character itself"),
          Wording.of(".*end of file.*", "the file ends too early; write the missing '}' or ']'"),
          Wording.of(
              "unbalanced close brace.*", "this '}' closes nothing; remove it or write its '{'"),
          Wording.of(
              ".*rather than object at file root", "a list stands here; write relay6 { ... }"),
          Wording.of(
              ".*(?:got|token:|Not expecting:) ('[^']*').*",
              "$1 cannot stand here; text with ':', '%', '*' and the like needs double quotes"));

  private LibraryMessage() {}

  static String of(ConfigException failure) {
    String message = withoutOrigin(failure);
    return WORDINGS.stream()
        .filter(wording -> wording.pattern().matcher(message).matches())
        .findFirst()
        .map(wording -> wording.pattern().matcher(message).replaceFirst(wording.said()))
        .orElse(message);
  }

  private static String withoutOrigin(ConfigException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure.origin() == null
        ? message
        : message.replace(failure.origin().description() + ": ", "");
  }
}
