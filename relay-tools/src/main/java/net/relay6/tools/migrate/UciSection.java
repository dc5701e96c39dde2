package net.relay6.tools.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of a file of OpenWrt's Unified Configuration Interface: {@code config TYPE 'NAME'}, and
 * below it {@code option NAME 'VALUE'} and {@code list NAME 'VALUE'}.
 *
 * @param type what it is about
 * @param name its own name; empty if it has none
 * @param options values by name; the last one of an option counts
 */
record UciSection(String type, String name, Map<String, List<String>> options) {

  private static final Set<String> TRUE = Set.of("1", "yes", "on", "true", "enabled");
  private static final Pattern WORD =
      Pattern.compile("\\s*((?:'[^']*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|\\\\.|[^\\s'\"\\\\#])++)\\s*");

  /** The value of an option. */
  Optional<String> option(String option) {
    return all(option).stream().reduce((_, last) -> last);
  }

  /** The values of a list. */
  List<String> all(String list) {
    return options.getOrDefault(list, List.of());
  }

  /** Whether an option is on. */
  boolean isOn(String option) {
    return option(option).filter(TRUE::contains).isPresent();
  }

  /** The sections of a file; each malformed line is added to {@code mistakes}. */
  static List<UciSection> read(String text, List<String> mistakes) {
    List<UciSection> sections = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (!line.isEmpty() && !line.startsWith("#") && !understands(line, sections)) {
        mistakes.add("line %d: \"%s\" is no UCI".formatted(number, Draft.Quoted.comment(line)));
      }
    }
    return sections;
  }

  private static boolean understands(String line, List<UciSection> sections) {
    List<String> words = words(line);
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "package" -> words.size() == 2;
      case "config" -> words.size() >= 2 && words.size() <= 3 && sections.add(section(words));
      case "option" -> words.size() == 3 && !sections.isEmpty() && set(words, sections.getLast());
      case "list" -> words.size() == 3 && !sections.isEmpty() && add(words, sections.getLast());
      default -> false;
    };
  }

  private static UciSection section(List<String> words) {
    return new UciSection(
        words.get(1), words.size() == 3 ? words.get(2) : "", new LinkedHashMap<>());
  }

  private static boolean set(List<String> words, UciSection section) {
    section.options().remove(words.get(1));
    return add(words, section);
  }

  private static boolean add(List<String> words, UciSection section) {
    return section
        .options()
        .computeIfAbsent(words.get(1), _ -> new ArrayList<>())
        .add(words.get(2));
  }

  /** The words of a line up to a comment; none if a quote is not closed. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    int end = 0;
    while (end < line.length() && word.find(end) && word.start() == end) {
      words.add(unquoted(word.group(1)));
      end = word.end();
    }
    return end == line.length() || line.charAt(end) == '#' ? words : List.of();
  }

  private static String unquoted(String word) {
    return word.replaceAll("'|\"|\\\\(?=.)", "");
  }
}
