package net.relay6.settings.hocon;

import java.util.OptionalInt;

/** Finds text that is nested too deeply, before a parser recurses into it. */
final class Nesting {

  static final int DEPTH_MAX = 100;

  private final HoconText text;
  private int depth;
  private int dots;

  private Nesting(String text) {
    this.text = new HoconText(text);
  }

  /** The line of the first block, list or name that is nested too deeply. */
  static OptionalInt tooDeep(String text) {
    Nesting nesting = new Nesting(text);
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
