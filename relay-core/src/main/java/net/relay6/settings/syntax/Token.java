package net.relay6.settings.syntax;

/**
 * A piece of HOCON text.
 *
 * @param kind what it is
 * @param text as it is written
 * @param line where it begins, from 1
 * @param column how many characters stand before it in its line
 */
record Token(Kind kind, String text, int line, int column) {

  enum Kind {
    /** Text without quotes, up to a blank. */
    WORD,
    /** Text with its quotes. */
    QUOTED,
    /** <code>${...}</code>. */
    SUBSTITUTION,
    /** An opening brace or bracket. */
    OPEN,
    /** A closing one. */
    CLOSE,
    /** What stands between key and value. */
    SEPARATOR,
    COMMA,
    COMMENT,
    LINE_END,
    /** Behind the last of the text. */
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isText() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** Whether nothing stands between this and the next. */
  boolean touches(Token next) {
    return next.line == line && next.column == column + text.length() && !next.is(Kind.LINE_END);
  }

  /** The closing partner of an opening brace or bracket. */
  String partner() {
    return is("{") ? "}" : "]";
  }

  /** Whether this opens what {@code close} closes. */
  boolean opens(Token close) {
    return !text.isEmpty() && close.is(partner());
  }
}
