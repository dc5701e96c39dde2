package net.relay6.settings.hocon;

import java.util.OptionalInt;

/** A cursor over HOCON text, character by character, that counts lines. */
final class HoconText {

  private static final char END = '\0';

  private final String text;
  private int index;
  private int line = 1;

  HoconText(String text) {
    this.text = text;
  }

  /** The line of the next character, from 1. */
  int line() {
    return line;
  }

  boolean atEnd() {
    return index >= text.length();
  }

  /** The next character, without advancing; NUL at the end. */
  char peek() {
    return atEnd() ? END : text.charAt(index);
  }

  /** Whether {@code expected} comes next. */
  boolean sees(String expected) {
    return text.startsWith(expected, index);
  }

  /** Takes the next character. */
  char take() {
    char taken = peek();
    if (taken == '\n') {
      line++;
    }
    index = Math.min(index + 1, text.length());
    return taken;
  }

  /** Takes {@code expected} if it comes next. */
  boolean takes(String expected) {
    boolean seen = sees(expected);
    if (seen) {
      takeUpTo(index + expected.length());
    }
    return seen;
  }

  boolean seesComment() {
    return peek() == '#' || sees("//");
  }

  /** Takes a comment up to the end of its line. */
  void takeComment() {
    while (!atEnd() && peek() != '\n') {
      take();
    }
  }

  /** Takes blanks, line ends, comments and every character of {@code others}. */
  void takeBlank(String others) {
    while (!atEnd()) {
      if (seesComment()) {
        takeComment();
      } else if (isBlank(peek()) || others.indexOf(peek()) >= 0) {
        take();
      } else {
        return;
      }
    }
  }

  /** Takes a quoted text, with one or three quotes, and returns the text between them. */
  String takeQuoted() {
    String quotes = sees("\"\"\"") ? "\"\"\"" : "\"";
    takes(quotes);
    int start = index;
    while (!atEnd() && !sees(quotes)) {
      if (take() == '\\' && quotes.length() == 1) {
        take();
      }
    }
    int end = index;
    takes(quotes);
    while (quotes.length() > 1 && takes("\"")) {
      end++;
    }
    return text.substring(start, end);
  }

  static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\ufeff';
  }

  private void takeUpTo(int end) {
    while (index < end) {
      take();
    }
  }

  /** Finds text that is nested too deeply, before a parser recurses into it. */
  static final class NestingLimit {

    static final int DEPTH_MAX = 100;

    private final HoconText text;
    private int depth;
    private int dots;

    private NestingLimit(String text) {
      this.text = new HoconText(text);
    }

    /** The line of the first block, list or name that is nested too deeply. */
    static OptionalInt tooDeep(String text) {
      NestingLimit nesting = new NestingLimit(text);
      while (!nesting.text.atEnd()) {
        int line = nesting.text.line();
        nesting.next();
        if (nesting.depth > DEPTH_MAX || nesting.dots > DEPTH_MAX) {
          return OptionalInt.of(line);
        }
      }
      return OptionalInt.empty();
    }

    private void next() {
      if (text.seesComment()) {
        text.takeComment();
      } else if (text.peek() == '"') {
        text.takeQuoted();
      } else {
        count(text.take());
      }
    }

    private void count(char taken) {
      switch (taken) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth = Math.max(0, depth - 1);
        case '.' -> dots++;
        case '=', ':', '\n', ',' -> dots = 0;
        default -> {
          // Part of a name or value.
        }
      }
    }
  }
}
