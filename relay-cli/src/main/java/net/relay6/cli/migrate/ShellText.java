package net.relay6.cli.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables that a shell fragment sets, such as {@code /etc/default/isc-dhcp-relay}. */
final class ShellText {

  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^[ \\t]*(?:export[ \\t]+)?(\\w+)(\\+?)="
              + "((?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\.|[^\\s\"';\\\\])*+)",
          Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?(\\w+)}?");
  private static final Pattern WORD =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|[^\\s\"'])++");

  private final Map<String, String> variables = new HashMap<>();

  /** Reads {@code text}; everything but assignments is skipped. */
  ShellText(String text) {
    Matcher assignment = ASSIGNMENT.matcher(text.replace("\\\n", " "));
    while (assignment.find()) {
      String value = expand(unquoted(assignment.group(3)));
      boolean appends = !assignment.group(2).isEmpty();
      variables.merge(
          assignment.group(1), value, (before, after) -> appends ? before + after : after);
    }
  }

  /** The value of a variable; references to unknown variables are left in it. */
  Optional<String> value(String variable) {
    return Optional.ofNullable(variables.get(variable));
  }

  /** {@code text} with the values of those variables that are set here. */
  String expand(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(reference ->
            Matcher.quoteReplacement(
                variables.getOrDefault(reference.group(1), reference.group())));
  }

  /** The words of a line, without their quotes. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(unquoted(word.group()));
    }
    return words;
  }

  private static String unquoted(String text) {
    return text.replaceAll("[\"']", "");
  }
}
