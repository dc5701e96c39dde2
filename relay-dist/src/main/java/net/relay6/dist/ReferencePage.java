package net.relay6.dist;

import java.util.ArrayList;
import java.util.List;

/** relay6.conf(5): every key with its default and its comment. */
record ReferencePage(Reference reference) {

  private static final String SAMPLE =
      """
      relay6 {
        servers {
          alpha { address = "2001:db8:a::2" }
          beta  { address = "2001:db8:b::2" }
        }
        links = [
          { interface = "lan0" }
          { interface = "lan1", link-address = "2001:db8:1:2::1" }
        ]
      }\
      """;

  /** The page. */
  String print(Edition edition) {
    Roff page = new Roff("relay6.conf", 5, edition);
    page.section("Name").paragraph("relay6.conf \\- configuration of the DHCPv6 relay relay6");
    page.section("Example").example(SAMPLE.lines().toList());
    page.section("Description");
    for (Reference.Entry entry : reference.entries()) {
      switch (entry) {
        case Reference.Block(String path, var comment) -> appendBlock(page, path, comment);
        case Reference.Key(String name, String value, var comment) ->
            new Comment(page, comment).appendUnder(Roff.bold(name) + " = " + Roff.plain(value));
      }
    }
    page.section("See also").paragraph("relay6(8)");
    return page.toString();
  }

  private static void appendBlock(Roff page, String path, List<String> comment) {
    boolean isWhole = path.indexOf('.') < 0;
    if (!isWhole) {
      page.section(path.substring(path.indexOf('.') + 1));
    }
    new Comment(page, comment).append();
    if (isWhole) {
      page.section("Keys");
    }
  }

  /**
   * A comment's paragraphs: prose, and what is set in by more than a blank, which stays as it is.
   */
  private record Comment(Roff page, List<String> lines) {

    void append() {
      appendFrom(0, false);
    }

    void appendUnder(String tag) {
      int proseEnd = end(0);
      page.tagged(tag, prose(0, proseEnd));
      appendFrom(proseEnd, true);
    }

    private void appendFrom(int from, boolean under) {
      int start = from;
      while (start < lines.size()) {
        int end = end(start);
        if (isExample(lines.get(start))) {
          page.example(lines.subList(start, end));
        } else if (!lines.get(start).isBlank() && under) {
          page.furtherParagraph(prose(start, end));
        } else if (!lines.get(start).isBlank()) {
          page.paragraph(prose(start, end));
        }
        start = Math.max(end, start + 1);
      }
    }

    /** Where what begins at {@code start} ends: before a blank line, or prose before an example. */
    private int end(int start) {
      int end = start;
      while (end < lines.size()
          && !lines.get(end).isBlank()
          && isExample(lines.get(end)) == isExample(lines.get(start))) {
        end++;
      }
      return end;
    }

    private String prose(int start, int end) {
      List<String> words = new ArrayList<>();
      lines.subList(start, end).forEach(line -> words.add(Roff.plain(line.strip())));
      return String.join("\n", words);
    }

    private static boolean isExample(String line) {
      return line.startsWith("  ");
    }
  }
}
