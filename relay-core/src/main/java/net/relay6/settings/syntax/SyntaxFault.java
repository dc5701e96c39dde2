package net.relay6.settings.syntax;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes a text no HOCON.
 *
 * @param line where the change belongs that mends it, from 1
 * @param message what is wrong and what to write instead
 */
public record SyntaxFault(int line, String message) {

  /** The first fault of {@code text}; empty when its structure shows none. */
  public static Optional<SyntaxFault> find(String text) {
    Lexer lexer = Lexer.lex(text);
    List<Token> tokens = lexer.tokens();
    return Stream.of(lexer.fault(), Fields.fault(tokens), Brackets.fault(tokens))
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(SyntaxFault::line));
  }
}
