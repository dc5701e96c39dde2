package net.relay6.net;

/** Escapes text from the network for logs and terminals. */
public final class PrintableText {

  private static final int MAXIMUM_LENGTH = 256;

  private PrintableText() {}

  /**
   * {@code text} in double quotes, shortened to 256 characters; whatever is not plainly visible is
   * written as {@code \}{@code u001b}, so that no line break or escape sequence survives.
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().limit(MAXIMUM_LENGTH).forEach(point -> append(quoted, point));
    if (text.codePointCount(0, text.length()) > MAXIMUM_LENGTH) {
      quoted.append("...");
    }
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    if (point == '"' || point == '\\') {
      quoted.append('\\').append((char) point);
    } else if (isVisible(point)) {
      quoted.appendCodePoint(point);
    } else {
      quoted.append("\\u").append("%04x".formatted(point));
    }
  }

  /**
   * Letters, digits, punctuation, symbols and the space; no control, format or undefined
   * characters.
   */
  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
