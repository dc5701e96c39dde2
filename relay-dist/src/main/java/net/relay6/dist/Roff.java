package net.relay6.dist;

import java.util.List;
import java.util.Locale;

/**
 * A manual page in the macros of man(7). What is called text is marked up already: made of {@link
 * #plain}, {@link #bold} and {@link #italic}.
 */
final class Roff {

  private final StringBuilder page = new StringBuilder();
  private boolean isBelowTitle;

  /** A page of that name and section. */
  Roff(String name, int section, Edition edition) {
    line(
        ".TH \"%s\" %d %s \"relay6 %s\" \"relay6\""
            .formatted(name.toUpperCase(Locale.ROOT), section, edition.date(), edition.version()));
    line(".nh");
    line(".ad l");
  }

  /** Words as they are. */
  static String plain(String words) {
    return words
        .replace("\\", "\\(rs")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("~", "\\(ti")
        .replace("^", "\\(ha")
        .replace("\u2026", "...");
  }

  /** What is typed. */
  static String bold(String words) {
    return "\\fB" + plain(words) + "\\fR";
  }

  /** What is stressed, or stands for something. */
  static String italic(String words) {
    return "\\fI" + plain(words) + "\\fR";
  }

  Roff section(String title) {
    return title(".SH", title.toUpperCase(Locale.ROOT));
  }

  Roff subsection(String title) {
    return title(".SS", title);
  }

  private Roff title(String macro, String title) {
    line(macro + " \"" + plain(title) + "\"");
    isBelowTitle = true;
    return this;
  }

  Roff paragraph(String text) {
    return isBelowTitle ? text(text) : line(".PP").text(text);
  }

  /** A term and what there is to say about it. */
  Roff tagged(String tag, String text) {
    line(".TP");
    text(tag);
    return text(text);
  }

  Roff bullet(String text) {
    return line(".IP \\(bu 2").text(text);
  }

  /** Goes on with what the last tag or bullet is about. */
  Roff furtherParagraph(String text) {
    return line(".IP").text(text);
  }

  /** Lines as they are, deeper than what is around them. */
  Roff example(List<String> lines) {
    line(".RS 4");
    line(".sp");
    line(".nf");
    lines.forEach(words -> text(words.isEmpty() ? "\\&" : plain(words)));
    line(".fi");
    return line(".RE");
  }

  private Roff text(String text) {
    text.lines()
        .filter(words -> !words.isBlank())
        .forEach(words -> line(isControl(words) ? "\\&" + words : words));
    return this;
  }

  private static boolean isControl(String words) {
    return words.startsWith(".") || words.startsWith("'");
  }

  private Roff line(String line) {
    page.append(line).append('\n');
    isBelowTitle = false;
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
