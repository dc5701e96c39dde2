package net.relay6.settings.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.relay6.settings.syntax.Token.Kind;

/** Possible positions of a missing brace: in comments, and at the ends of lines. */
final class OpenerTraces {

  /** A comment that opens more than it closes. */
  private record Comment(int line, int indentation, String text) {}

  private List<Token> lastContent = List.of();
  private final List<Comment> comments = new ArrayList<>();
  private final Map<Integer, Token> firstByIndentation = new HashMap<>();
  private final Map<Integer, Boolean> unfinishedByIndentation = new HashMap<>();

  /** Adds a line; {@code content} are its tokens without comments. */
  void add(List<Token> all, List<Token> content) {
    if (!content.isEmpty()) {
      lastContent = content;
      firstByIndentation.put(content.getFirst().column(), content.getFirst());
      unfinishedByIndentation.put(content.getFirst().column(), isUnfinished(content));
    }
    all.stream()
        .filter(token -> token.is(Kind.COMMENT))
        .forEach(token ->
            comments.add(new Comment(token.line(), all.getFirst().column(), token.text())));
  }

  /** Whether the line ends where a value should begin. */
  private static boolean isUnfinished(List<Token> content) {
    return content.getLast().is(Kind.SEPARATOR) || content.stream().allMatch(Token::isText);
  }

  /** The last line from {@code line} on with a comment that leaves {@code opener} open. */
  Optional<Integer> inComment(int line, String opener) {
    return inComment(comment -> comment.line() >= line, opener);
  }

  /** The last such line with that indentation. */
  Optional<Integer> inComment(int line, int indentation, String opener) {
    return inComment(
        comment -> comment.line() >= line && comment.indentation() == indentation, opener);
  }

  private Optional<Integer> inComment(Predicate<Comment> where, String opener) {
    return comments.stream()
        .filter(where)
        .filter(comment -> opens(comment.text(), opener.charAt(0)))
        .map(Comment::line)
        .reduce((_, last) -> last);
  }

  /** Whether a line that begins with {@code first} continues the value of the line before. */
  boolean isValue(Token first) {
    return first.is(Kind.OPEN) && !lastContent.isEmpty() && isUnfinished(lastContent);
  }

  /** The last line with that indentation, if it ends where a value should begin. */
  Optional<Integer> unfinished(int indentation) {
    return Optional.ofNullable(firstByIndentation.get(indentation))
        .filter(_ -> unfinishedByIndentation.getOrDefault(indentation, false))
        .map(Token::line);
  }

  private static boolean opens(String comment, char opener) {
    char closer = opener == '{' ? '}' : ']';
    return count(comment, opener) > count(comment, closer);
  }

  private static long count(String text, char one) {
    return text.chars().filter(character -> character == one).count();
  }
}
