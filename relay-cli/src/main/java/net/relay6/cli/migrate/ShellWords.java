package net.relay6.cli.migrate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The variables of {@code /etc/default/isc-dhcp-relay}, a fragment for the shell. */
public final class ShellWords {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*([A-Z0-9_]+)=(?:\"([^\"]*)\"|'([^']*)'|(\\S*))\\s*(?:#.*)?");

  private ShellWords() {}

  /**
   * The words of the variable {@code OPTIONS}, from which the packages start dhcrelay; empty when
   * it is not set, or set by more than plain text.
   */
  public static Optional<List<String>> options(String file) {
    return file.lines()
        .map(ASSIGNMENT::matcher)
        .filter(Matcher::matches)
        .filter(assignment -> assignment.group(1).equals("OPTIONS"))
        .flatMap(assignment -> value(assignment).stream())
        .reduce((_, last) -> last)
        .filter(value -> value.indexOf('$') < 0 && value.indexOf('`') < 0)
        .map(value ->
            Stream.of(value.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList());
  }

  private static Optional<String> value(Matcher assignment) {
    return Stream.of(2, 3, 4)
        .flatMap(group -> Optional.ofNullable(assignment.group(group)).stream())
        .findFirst();
  }
}
