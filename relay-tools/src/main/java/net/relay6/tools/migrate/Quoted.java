package net.relay6.tools.migrate;

import net.relay6.net.Octets;

/** Quotes text for HOCON. */
final class Quoted {

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

  /** {@code text} in quotes for a key in which {@code {variable}} and {@code 0x} have a meaning. */
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
