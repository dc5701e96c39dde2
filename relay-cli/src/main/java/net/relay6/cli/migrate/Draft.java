package net.relay6.cli.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A configuration while it is put together: entries with comments above them. */
final class Draft {

  private static final int COMMENT_WIDTH = 92;

  private final List<String> introduction = new ArrayList<>();
  private final List<String> servers = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

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
    others.add("");
    add(others, "  ", entry, comments);
  }

  private static void add(List<String> to, String indent, String entry, List<String> comments) {
    comments.forEach(text -> to.addAll(comment(indent, text)));
    to.add(indent + entry);
  }

  private static List<String> comment(String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent + "#");
    String hanging = text.startsWith("* ") ? "  " : "";
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > COMMENT_WIDTH
          && line.length() > indent.length() + 1) {
        lines.add(line.toString());
        line = new StringBuilder(indent + "#" + hanging);
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The file. */
  @Override
  public String toString() {
    return String.join(
            "\n",
            Stream.of(
                    introduction,
                    List.of("relay6 {", "  servers {"),
                    servers,
                    List.of("  }", "  links = ["),
                    links,
                    List.of("  ]"),
                    others,
                    List.of("}"))
                .flatMap(List::stream)
                .toList())
        + "\n";
  }
}
