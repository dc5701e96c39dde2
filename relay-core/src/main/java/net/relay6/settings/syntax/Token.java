package net.relay6.settings.syntax;

/**
 * A token of HOCON text.
 *
 * @param kind its kind
 * @param text its original text
 * @param line its first line, from 1
 * @param column its column, from 0
 */
record Token(Kind kind, String text, int line, int column) {

  enum Kind {
    /** Unquoted text, up to a blank. */
    WORD,
    /** Text with its quotes. */
    QUOTED,
    /** <code>${...}</code>. */
    SUBSTITUTION,
    /** An opening brace or bracket. */
    OPEN,
    /** A closing one. */
    CLOSE,
    /** A separator between key and value. */
    SEPARATOR,
    COMMA,
    COMMENT,
    LINE_END,
    /** The end of the text. */
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

  /** Whether the next token follows immediately. */
  boolean touches(Token next) {
    return next.line == line && next.column == column + text.length() && !next.is(Kind.LINE_END);
  }

  /** The closing partner of an opening brace or bracket. */
  String partner() {
    return is("{") ? "}" : "]";
  }

  /** Whether {@code close} is the partner of this. */
  boolean opens(Token close) {
    return !text.isEmpty() && close.is(partner());
  }
}
