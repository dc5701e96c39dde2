package net.relay6.settings.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.settings.syntax.Token.Kind;

/**
 * Finds the first violation of the order of keys, separators and values. {@link Brackets} checks
 * the braces.
 */
final class Fields {

  /** More words than this in one line are a sentence, not a key with its value. */
  private static final int WORDS_MAX = 3;

  private final List<Token> tokens;
  private Optional<SyntaxFault> fault = Optional.empty();
  private int next;

  private Fields(List<Token> tokens) {
    this.tokens = tokens.stream().filter(token -> !token.is(Kind.COMMENT)).toList();
  }

  static Optional<SyntaxFault> fault(List<Token> tokens) {
    Fields fields = new Fields(tokens);
    fields.dropLineEnds();
    if (fields.peek().is("[")) {
      fields.take();
      fields.list();
    } else {
      if (fields.peek().is("{")) {
        fields.take();
      }
      fields.block();
    }
    return fields.fault;
  }

  /** Takes fields up to their closing brace. */
  private void block() {
    boolean mayEnd = false;
    for (Token token = take(); ; token = take()) {
      switch (token.kind()) {
        case LINE_END -> {}
        case COMMA -> {
          comma(token, mayEnd);
          mayEnd = false;
        }
        case CLOSE, END -> {
          return;
        }
        case WORD, QUOTED -> {
          field(token);
          mayEnd = true;
        }
        case OPEN, SEPARATOR, SUBSTITUTION, COMMENT ->
            refuse(token, "a key is missing before '%s'; write it, or remove the '%1$s'", token);
      }
    }
  }

  private void comma(Token token, boolean separates) {
    if (!separates) {
      refuse(token, "a ',' has nothing before it to separate; remove it");
    }
  }

  private void field(Token first) {
    List<Token> key = new ArrayList<>(List.of(first));
    while (peek().isText()) {
      key.add(take());
    }
    if (isInclude(key)) {
      return;
    }
    refuseEmptyNames(key);
    behindKey(key);
  }

  private void behindKey(List<Token> key) {
    Token token = peek();
    if (token.is(Kind.SEPARATOR)) {
      value(key);
    } else if (token.is("{")) {
      take();
      block();
      refuseMore();
    } else if (token.is(Kind.LINE_END) && isValueBehindLineEnds()) {
      dropLineEnds();
      behindKey(key);
    } else if (token.is("[")) {
      refuse(token, "a '=' is missing before '['; write " + key.getFirst().text() + " = [ ... ]");
    } else {
      refuse(key.getFirst(), withoutValue(key));
    }
  }

  private boolean isValueBehindLineEnds() {
    Token behind = behindLineEnds();
    return behind.is("{") || behind.is(Kind.SEPARATOR);
  }

  private static boolean isInclude(List<Token> words) {
    return words.size() > 1 && words.getFirst().is("include");
  }

  /** There must be a name between the dots of a key. */
  private void refuseEmptyNames(List<Token> key) {
    StringBuilder path = new StringBuilder();
    key.forEach(word -> path.append(word.is(Kind.QUOTED) ? "name" : word.text()));
    if (path.toString().matches("\\..*|.*\\.\\..*|.*\\.")) {
      refuse(
          key.getFirst(),
          "a '.' of a key has no name next to it; write the name or remove the '.'");
    }
  }

  private static String withoutValue(List<Token> key) {
    String name = shown(key.getFirst());
    if (key.size() == 1) {
      return "%s has no value; write %1$s = ... or %1$s { ... }".formatted(name);
    }
    return key.size() > WORDS_MAX
        ? "this line is neither a comment, which begins with '#', nor a key with '=' and its value"
        : "a '=' is missing after %s; write %1$s = %s"
            .formatted(
                name, key.stream().skip(1).map(Fields::shown).collect(Collectors.joining(" ")));
  }

  private void value(List<Token> key) {
    Token separator = take();
    if (isInName(key.getLast(), separator)) {
      refuse(separator, Lexer.NEEDS_QUOTES.formatted(":"));
      return;
    }
    if (peek().is(Kind.LINE_END)) {
      if (isFieldBehindLineEnds()) {
        refuse(
            separator,
            shown(key.getFirst()) + " has no value; write one after '" + separator.text() + "'");
        return;
      }
      dropLineEnds();
    }
    valueParts(separator, false);
  }

  /** Whether a colon is meant as a part of the name in front of a block: <code>dc:1 {</code>. */
  private boolean isInName(Token before, Token separator) {
    return separator.is(":")
        && before.touches(separator)
        && peek().isText()
        && separator.touches(peek())
        && tokens.get(next + 1).is("{");
  }

  /** Whether the next line cannot be the value of the key in this one. */
  private boolean isFieldBehindLineEnds() {
    Token behind = behindLineEnds();
    int index = next;
    while (tokens.get(index).is(Kind.LINE_END)) {
      index++;
    }
    while (tokens.get(index).isText()) {
      index++;
    }
    Token last = tokens.get(index);
    return behind.isText()
        ? last.is(Kind.SEPARATOR) || last.is("{")
        : !behind.is(Kind.OPEN) && !behind.is(Kind.SUBSTITUTION);
  }

  /** Takes the parts of one value, after {@code separator} or in a list. */
  private void valueParts(Token separator, boolean inList) {
    List<Token> valueParts = new ArrayList<>();
    while (true) {
      Token token = peek();
      switch (token.kind()) {
        case WORD, QUOTED, SUBSTITUTION, OPEN -> valuePart(take(), valueParts);
        case SEPARATOR -> {
          refuse(token, inList ? inList(token) : secondSeparator(token, valueParts));
          return;
        }
        default -> {
          if (valueParts.isEmpty()) {
            refuse(separator, "a value is missing after '" + separator.text() + "'");
          }
          return;
        }
      }
    }
  }

  private void valuePart(Token token, List<Token> valueParts) {
    valueParts.stream()
        .filter(valuePart -> !valuePart.is(Kind.SUBSTITUTION))
        .reduce((_, last) -> last)
        .filter(last -> !token.is(Kind.SUBSTITUTION) && !makeOneValue(last, token))
        .ifPresent(last -> refuse(token, between(last, token)));
    valueParts.add(token);
    if (token.is("{")) {
      block();
    } else if (token.is("[")) {
      list();
    }
  }

  private static boolean makeOneValue(Token one, Token other) {
    return one.isText() ? other.isText() : one.is(other.text());
  }

  private static String between(Token last, Token token) {
    return last.isText()
        ? "'%s' is not allowed after the text %s; remove one of them"
            .formatted(token.text(), shown(last))
        : missingEnd(token);
  }

  private static String missingEnd(Token before) {
    return "a comma or the end of the line is missing before "
        + (before.is(Kind.OPEN) ? "'" + before.text() + "'" : shown(before));
  }

  private String inList(Token token) {
    return token.is(":") && token.touches(tokens.get(next + 1))
        ? Lexer.NEEDS_QUOTES.formatted(":")
        : "'%s' is not allowed in a list; write the keys of an element in { ... }"
            .formatted(token.text());
  }

  private String secondSeparator(Token token, List<Token> valueParts) {
    if (valueParts.isEmpty()) {
      return "a value is missing before '" + token.text() + "'";
    }
    boolean isKey = valueParts.size() > 1 && valueParts.getLast().isText();
    return isKey && !(token.is(":") && token.touches(tokens.get(next + 1)))
        ? missingEnd(valueParts.getLast())
        : Lexer.NEEDS_QUOTES.formatted(token.text());
  }

  /** Takes the elements of a list up to its closing bracket. */
  private void list() {
    boolean mayEnd = false;
    while (true) {
      Token token = peek();
      switch (token.kind()) {
        case LINE_END -> take();
        case COMMA -> {
          comma(take(), mayEnd);
          mayEnd = false;
        }
        case CLOSE, END -> {
          take();
          return;
        }
        case WORD, QUOTED, SUBSTITUTION, OPEN, SEPARATOR, COMMENT -> {
          valueParts(token, true);
          mayEnd = true;
        }
      }
    }
  }

  /** A block without a separator before it ends the value. */
  private void refuseMore() {
    Token token = peek();
    if (token.isText() || token.is(Kind.OPEN) || token.is(Kind.SUBSTITUTION)) {
      refuse(token, missingEnd(token));
    } else if (token.is(Kind.SEPARATOR)) {
      refuse(token, "'%s' is not allowed after '}'; remove it, or write a key before it", token);
    }
  }

  private Token behindLineEnds() {
    int index = next;
    while (tokens.get(index).is(Kind.LINE_END)) {
      index++;
    }
    return tokens.get(index);
  }

  private void dropLineEnds() {
    while (peek().is(Kind.LINE_END)) {
      take();
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token taken = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return taken;
  }

  private void refuse(Token where, String message, Token shown) {
    refuse(where, message.formatted(shown.text()));
  }

  /** Stops at the first fault. */
  private void refuse(Token where, String message) {
    if (fault.isEmpty()) {
      fault = Optional.of(new SyntaxFault(where.line(), message));
    }
    next = tokens.size() - 1;
  }

  private static String shown(Token word) {
    int most = 40;
    String text = word.text();
    return text.length() > most ? text.substring(0, most) + "..." : text;
  }
}
