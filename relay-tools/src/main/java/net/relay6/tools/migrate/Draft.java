package net.relay6.tools.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.net.Octets;

/**
 * Builds a configuration: entries with comments above them, of which the first is the source of the
 * entry.
 */
final class Draft {

  private static final int COMMENT_WIDTH = 92;

  private final List<Line> introduction = new ArrayList<>();
  private final List<Line> servers = new ArrayList<>();
  private final List<Line> links = new ArrayList<>();
  private final List<Line> others = new ArrayList<>();

  /** A line and its source; the source may be empty. */
  private record Line(String text, String source) {

    static Line of(String text) {
      return new Line(text, "");
    }
  }

  /** Adds a paragraph to the head of the file. */
  void introduce(String paragraph) {
    introduction.addAll(comment("", paragraph));
  }

  /** Adds a server: {@code alpha { ... }}. */
  void server(String entry, List<String> comments) {
    add(servers, "    ", entry, comments);
  }

  /** Adds a link: {@code { ... }}. */
  void link(String entry, List<String> comments) {
    add(links, "    ", entry, comments);
  }

  /** Adds a key of the relay itself. */
  void key(String entry, List<String> comments) {
    others.add(Line.of(""));
    add(others, "  ", entry, comments);
  }

  private static void add(List<Line> to, String indent, String entry, List<String> comments) {
    comments.forEach(text -> to.addAll(comment(indent, text)));
    to.add(new Line(indent + entry, comments.isEmpty() ? "" : comments.getFirst()));
  }

  private static List<Line> comment(String indent, String text) {
    List<Line> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent + "#");
    String hanging = text.startsWith("* ") ? "  " : "";
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > COMMENT_WIDTH
          && line.length() > indent.length() + 1) {
        lines.add(Line.of(line.toString()));
        line = new StringBuilder(indent + "#" + hanging);
      }
      line.append(' ').append(word);
    }
    lines.add(Line.of(line.toString()));
    return lines;
  }

  /** The file, with the sources of its entries. */
  Imported converted() {
    List<Line> all =
        Stream.of(
                introduction,
                lines("relay6 {", "  servers {"),
                servers,
                lines("  }", "  links = ["),
                links,
                lines("  ]"),
                others,
                lines("}"))
            .flatMap(List::stream)
            .toList();
    return new Imported.Converted(
        all.stream().map(line -> line.text() + "\n").collect(Collectors.joining()),
        all.stream().map(Line::source).toList());
  }

  private static List<Line> lines(String... texts) {
    return Stream.of(texts).map(Line::of).toList();
  }

  /** Quotes text for HOCON. */
  static final class Quoted {

    private Quoted() {}

    /** {@code text} in quotes. */
    static String text(String text) {
      StringBuilder quoted = new StringBuilder("\"");
      text.chars()
          .forEach(character -> {
            if (character == '"' || character == '\\') {
              quoted.append('\\').append((char) character);
            } else if (Character.isISOControl(character)) {
              quoted.append("\\u%04x".formatted(character));
            } else {
              quoted.append((char) character);
            }
          });
      return quoted.append('"').toString();
    }

    /**
     * {@code text} in quotes for a key in which {@code {variable}} and {@code 0x} have a meaning.
     */
    static String template(String text) {
      return text.startsWith("0x")
          ? text("0x" + Octets.ofText(text).toHex())
          : text(text.replace("{", "{{").replace("}", "}}"));
    }

    /** Text of another file for a comment: on one line and without control characters. */
    static String comment(String text) {
      return text.replaceAll("\\p{Cc}", " ");
    }
  }
}
