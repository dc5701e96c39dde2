package net.relay6.settings.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.settings.syntax.Token.Kind;

/** Splits HOCON text into tokens, and finds faults within tokens. */
final class Lexer {

  /** The message about a character that needs quotes. */
  static final String NEEDS_QUOTES =
      "'%s' is not allowed here; text with ':', '%%', '*' and the like needs double quotes";

  private static final String THREE_QUOTES = "\"\"\"";
  private static final String ENDS_WORD = "$\"{}[]:=,+#`^?!@*&\\";
  private static final String ESCAPED = "\"\\/bfnrt";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private Optional<SyntaxFault> fault = Optional.empty();
  private int index;
  private int line = 1;
  private int lineStart;

  private Lexer(String text) {
    this.text = text;
  }

  static Lexer lex(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.index < text.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, text.length());
    return lexer;
  }

  /** All tokens; the last is an {@link Kind#END}. */
  List<Token> tokens() {
    return List.copyOf(tokens);
  }

  /** The first fault within a token. */
  Optional<SyntaxFault> fault() {
    return fault;
  }

  private void next() {
    char first = text.charAt(index);
    if (first == '\n') {
      add(Kind.LINE_END, index + 1);
      startLine();
    } else if (isBlank(first)) {
      index++;
    } else if (isComment(index)) {
      add(Kind.COMMENT, lineEnd());
    } else {
      visible(first);
    }
  }

  private void visible(char first) {
    switch (first) {
      case '{', '[' -> add(Kind.OPEN, index + 1);
      case '}', ']' -> add(Kind.CLOSE, index + 1);
      case ',' -> add(Kind.COMMA, index + 1);
      case '=', ':' -> add(Kind.SEPARATOR, index + 1);
      case '"' -> quoted();
      default -> {
        if (text.startsWith("+=", index)) {
          add(Kind.SEPARATOR, index + 2);
        } else if (text.startsWith("${", index)) {
          substitution();
        } else if (ENDS_WORD.indexOf(first) >= 0) {
          refuse(NEEDS_QUOTES.formatted(first));
          add(Kind.WORD, index + 1);
        } else {
          word();
        }
      }
    }
  }

  private void word() {
    int end = index;
    while (end < text.length() && !endsWord(end)) {
      end++;
    }
    add(Kind.WORD, end);
  }

  private boolean endsWord(int at) {
    char character = text.charAt(at);
    return isBlank(character) || ENDS_WORD.indexOf(character) >= 0 || isComment(at);
  }

  private void substitution() {
    int end = text.indexOf('}', index);
    if (end < 0 || end > lineEnd()) {
      refuse("a '${' is not closed in its line; write its '}'");
      end = index + 1;
    }
    add(Kind.SUBSTITUTION, end + 1);
  }

  private void quoted() {
    if (text.startsWith(THREE_QUOTES, index)) {
      threeQuotes();
      return;
    }
    int end = index + 1;
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
      end += inQuotes(end);
    }
    if (end >= text.length() || text.charAt(end) == '\n') {
      refuse("a '\"' has no partner in its line; text in quotes begins and ends in one line");
      add(Kind.QUOTED, lineEnd());
    } else {
      add(Kind.QUOTED, end + 1);
    }
  }

  /** The number of characters of one escape sequence or character. */
  private int inQuotes(int at) {
    char character = text.charAt(at);
    if (Character.isISOControl(character)) {
      refuse("a tab or another control character is in quotes; write it as an escape, \\t");
    }
    if (character != '\\' || at + 1 >= lineEnd()) {
      return 1;
    }
    if (text.charAt(at + 1) == 'u') {
      if (!text.substring(at + 2, Math.min(at + 6, lineEnd())).matches("[0-9A-Fa-f]{4}")) {
        refuse("four hexadecimal digits are missing after '\\u'");
      }
    } else if (ESCAPED.indexOf(text.charAt(at + 1)) < 0) {
      refuse("a '\\' begins an escape; write '\\\\' for the character itself");
    }
    return 2;
  }

  private void threeQuotes() {
    int end = text.indexOf(THREE_QUOTES, index + THREE_QUOTES.length());
    if (end < 0) {
      refuse("the text after '\"\"\"' has no end; write the closing '\"\"\"'");
      add(Kind.QUOTED, lineEnd());
      return;
    }
    end += THREE_QUOTES.length();
    while (end < text.length() && text.charAt(end) == '"') {
      end++;
    }
    add(Kind.QUOTED, end);
  }

  /** Takes the token up to {@code end}. */
  private void add(Kind kind, int end) {
    String taken = text.substring(index, end);
    tokens.add(new Token(kind, taken, line, index - lineStart));
    index = end;
    if (kind == Kind.QUOTED) {
      taken.chars().filter(character -> character == '\n').forEach(_ -> line++);
      lineStart = Math.max(lineStart, text.lastIndexOf('\n', end - 1) + 1);
    }
  }

  private void startLine() {
    line++;
    lineStart = index;
  }

  private int lineEnd() {
    int end = text.indexOf('\n', index);
    return end < 0 ? text.length() : end;
  }

  private boolean isComment(int at) {
    return text.charAt(at) == '#' || text.startsWith("//", at);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\ufeff';
  }

  private void refuse(String message) {
    if (fault.isEmpty()) {
      fault = Optional.of(new SyntaxFault(line, message));
    }
  }
}
