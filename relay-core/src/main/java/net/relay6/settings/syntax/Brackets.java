package net.relay6.settings.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.relay6.settings.syntax.Token.Kind;

/**
 * Finds the brace or bracket without a partner. Counting braces shows only that one is missing; the
 * indentation shows where: the content of a block is indented deeper than the line that opens it,
 * and the closing brace is indented like that line.
 */
final class Brackets {

  /** An open brace or bracket, and the indentation of its line. */
  private static final class Opener {
    private final Token token;
    private final int indentation;
    private int contentIndentation = -1;

    Opener(Token token, int indentation) {
      this.token = token;
      this.indentation = indentation;
    }
  }

  /** A contradiction of indentation and braces, which is reported if a brace has no partner. */
  private record Suspicion(Opener opener, SyntaxFault fault, boolean notDeeper) {

    Suspicion(Opener opener, SyntaxFault fault) {
      this(opener, fault, false);
    }
  }

  private final Opener root = new Opener(new Token(Kind.OPEN, "", 0, 0), -1);
  private final Deque<Opener> open = new ArrayDeque<>();
  private final List<Suspicion> suspicions = new ArrayList<>();
  private final OpenerTraces traces = new OpenerTraces();
  private boolean balanced = true;

  /** Whether a block without indentation has been closed. */
  private boolean flat;

  /** The last line before the current one that is not only a comment. */
  private int contentLine;

  private int indentation;
  private Optional<Token> lastClosed = Optional.empty();

  private Brackets() {}

  static Optional<SyntaxFault> fault(List<Token> tokens) {
    Brackets brackets = new Brackets();
    List<Token> line = new ArrayList<>();
    for (Token token : tokens) {
      if (token.is(Kind.LINE_END) || token.is(Kind.END)) {
        brackets.line(line);
        line.clear();
      } else {
        line.add(token);
      }
    }
    return brackets.end();
  }

  private void line(List<Token> all) {
    List<Token> content = all.stream().filter(token -> !token.is(Kind.COMMENT)).toList();
    if (!content.isEmpty()) {
      indentation = content.getFirst().column();
      int before = suspicions.size();
      int closedLine = content(content);
      refuseWhatStaysOpen(closedLine, content, before);
      contentLine = content.getLast().line();
    }
    traces.add(all, content);
  }

  /** Returns the line of the last block that the start of this line closes. */
  private int content(List<Token> content) {
    int closers = closersInFront(content);
    int closedLine = 0;
    if (!content.getFirst().is(Kind.CLOSE)) {
      indented(content.getFirst());
    }
    for (int index = 0; index < content.size(); index++) {
      Token token = content.get(index);
      if (token.is(Kind.OPEN)) {
        open.push(new Opener(token, indentation));
      } else if (token.is(Kind.CLOSE)) {
        Opener closed = close(token, index < closers);
        closedLine = index < closers ? closed.token.line() : closedLine;
      }
    }
    return closedLine;
  }

  /** The indentation of closers is significant if only a comma follows them. */
  private static int closersInFront(List<Token> content) {
    int closers = 0;
    while (closers < content.size() && content.get(closers).is(Kind.CLOSE)) {
      closers++;
    }
    return closers == content.size() || content.get(closers).is(Kind.COMMA) ? closers : 0;
  }

  private void indented(Token first) {
    Opener block = top();
    if (indentation <= block.indentation) {
      suspicions.add(new Suspicion(block, unclosed(block), true));
    } else if (block.contentIndentation < 0) {
      block.contentIndentation = indentation;
    } else if (indentation > block.contentIndentation && !traces.isValue(first)) {
      tooDeep(first, block).ifPresent(fault -> suspicions.add(new Suspicion(root, fault)));
    }
  }

  /** The block of this line was closed too early, or its opener is in a comment. */
  private Optional<SyntaxFault> tooDeep(Token first, Opener block) {
    return traces
        .inComment(contentLine, "{")
        .map(line -> inComment(line, "{"))
        .or(() -> traces.inComment(contentLine, "[").map(line -> inComment(line, "[")))
        .or(() -> unfinished(block.contentIndentation, "{' or '["))
        .or(() ->
            lastClosed.map(closer ->
                new SyntaxFault(
                    closer.line(),
                    "a '%s' in this line closes the block that line %d belongs to by its indentation; remove it, or write what it shall close"
                        .formatted(closer.text(), first.line()))));
  }

  private Opener close(Token token, boolean first) {
    Opener top = top();
    if (!top.token.opens(token)) {
      balanced = false;
      return mismatch(token, first, top);
    }
    open.pop();
    lastClosed = Optional.of(token);
    if (first && indentation == top.indentation) {
      flat |= suspicions.stream().anyMatch(one -> one.opener() == top && one.notDeeper());
      suspicions.removeIf(one -> one.opener() == top);
    } else if (first) {
      suspicions.add(
          new Suspicion(top, indentation < top.indentation ? unclosed(top) : unopened(token, top)));
    }
    return top;
  }

  private Opener top() {
    return Objects.requireNonNullElse(open.peek(), root);
  }

  private Opener mismatch(Token token, boolean first, Opener top) {
    Optional<Opener> meant = open.stream().filter(opener -> opener.token.opens(token)).findFirst();
    boolean shown =
        first
            ? meant.filter(opener -> opener.indentation == indentation).isPresent()
            : meant.isPresent() && top.token.line() == token.line();
    if (!shown) {
      suspicions.add(new Suspicion(root, unopened(token, top)));
      return root;
    }
    suspicions.add(new Suspicion(root, unclosed(top)));
    while (open.pop() != meant.get()) {
      lastClosed = Optional.of(token);
    }
    return meant.get();
  }

  /**
   * A line closes only some of the blocks that another line has opened, although nothing follows.
   */
  private void refuseWhatStaysOpen(int closedLine, List<Token> content, int position) {
    Opener top = top();
    if (closedLine > 0 && closedLine == top.token.line()) {
      suspicions.add(
          position,
          new Suspicion(
              top,
              new SyntaxFault(
                  closedLine,
                  "this line opens more than line %d closes; remove a '%s', or write its '%s' there"
                      .formatted(
                          content.getFirst().line(), top.token.text(), top.token.partner()))));
    }
  }

  private SyntaxFault unclosed(Opener opener) {
    Token token = opener.token;
    return contentLine <= token.line()
        ? new SyntaxFault(
            token.line(),
            "a '%s' in this line is not closed; write its '%s', or remove it"
                .formatted(token.text(), token.partner()))
        : new SyntaxFault(
            contentLine + 1,
            "the '%s' of line %d is not closed; write its '%s' here"
                .formatted(token.text(), token.line(), token.partner()));
  }

  private SyntaxFault unopened(Token token, Opener top) {
    String opener = token.is("}") ? "{" : "[";
    return traces
        .inComment(top.token.line(), indentation, opener)
        .map(line -> inComment(line, opener))
        .or(() -> unfinished(indentation, opener))
        .orElseGet(() -> new SyntaxFault(token.line(), needless(token, top, opener)));
  }

  private Optional<SyntaxFault> unfinished(int indentation, String opener) {
    return traces
        .unfinished(indentation)
        .map(line ->
            new SyntaxFault(line, "a '%s' is missing at the end of this line".formatted(opener)));
  }

  private static SyntaxFault inComment(int line, String opener) {
    return new SyntaxFault(
        line,
        ("the '%s' in this comment is missing: the block or list that it opens is closed below;"
                + " remove the '#', or the closing bracket too")
            .formatted(opener));
  }

  private static String needless(Token token, Opener top, String opener) {
    String remedy = "remove it, or write its '" + opener + "'";
    if (top.token.line() == 0) {
      return "this '%s' closes nothing; %s".formatted(token.text(), remedy);
    }
    return top.token.opens(token)
        ? "this '%s' closes the '%s' of line %d, but is indented otherwise; %s"
            .formatted(token.text(), top.token.text(), top.token.line(), remedy)
        : "this '%s' has no '%s', for the '%s' of line %d is open here; %s"
            .formatted(token.text(), opener, top.token.text(), top.token.line(), remedy);
  }

  private Optional<SyntaxFault> end() {
    if (balanced && open.isEmpty()) {
      return Optional.empty();
    }
    return suspicions.stream()
        .filter(suspicion -> !(flat && suspicion.notDeeper()))
        .map(Suspicion::fault)
        .findFirst()
        .or(() -> Optional.ofNullable(open.peek()).map(this::unclosed));
  }
}
