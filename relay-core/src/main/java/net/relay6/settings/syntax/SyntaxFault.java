package net.relay6.settings.syntax;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A syntax fault of HOCON text.
 *
 * @param line the line to change, from 1
 * @param message what is wrong and what to write instead
 */
public record SyntaxFault(int line, String message) {

  /** The first fault of {@code text}; empty if its structure shows none. */
  public static Optional<SyntaxFault> find(String text) {
    Lexer lexer = Lexer.lex(text);
    List<Token> tokens = lexer.tokens();
    return Stream.of(lexer.fault(), Fields.fault(tokens), Brackets.fault(tokens))
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(SyntaxFault::line));
  }
}
