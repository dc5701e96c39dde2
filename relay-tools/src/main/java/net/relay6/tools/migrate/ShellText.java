package net.relay6.tools.migrate;

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

  /**
   * No command line is longer, but variables made of variables could double with each line. What is
   * longer stays a reference, as what only a running shell could know.
   */
  private static final int VALUE_LENGTH_MAX = 64 << 10;

  private final Map<String, String> variables = new HashMap<>();

  /** Reads {@code text}; everything but assignments is skipped. */
  ShellText(String text) {
    Matcher assignment = ASSIGNMENT.matcher(text.replace("\\\n", " "));
    while (assignment.find()) {
      String name = assignment.group(1);
      boolean appends = !assignment.group(2).isEmpty();
      String before = appends ? variables.getOrDefault(name, "") : "";
      String value = before + expand(unquoted(assignment.group(3)));
      variables.put(name, value.length() > VALUE_LENGTH_MAX ? "$" + name : value);
    }
  }

  /** The value of a variable; references to unknown variables are left in it. */
  Optional<String> value(String variable) {
    return Optional.ofNullable(variables.get(variable));
  }

  /** {@code text} with the values of those variables that are set here, unless that is too long. */
  String expand(String text) {
    StringBuilder expanded = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      String value = variables.getOrDefault(reference.group(1), reference.group());
      reference.appendReplacement(expanded, Matcher.quoteReplacement(value));
      if (expanded.length() > VALUE_LENGTH_MAX) {
        return text;
      }
    }
    return reference.appendTail(expanded).toString();
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
