package net.relay6.tools.migrate;

import java.util.List;
import java.util.Optional;

/** The result of converting another relay's configuration. */
public sealed interface Imported {

  /**
   * A configuration of relay6 in HOCON, with comments about the source of each line.
   *
   * @param text the whole file
   * @param sources the source of each line, as written by the operator; empty text if there is none
   */
  record Converted(String text, List<String> sources) implements Imported {

    /** Copies its list. */
    public Converted {
      sources = List.copyOf(sources);
    }

    /** The source of a line, counted from 1; empty if there is none. */
    public Optional<String> source(int line) {
      return sources.stream()
          .skip(Math.max(0, line - 1L))
          .findFirst()
          .filter(text -> !text.isEmpty());
    }
  }

  /**
   * The input is malformed, or is not about DHCPv6.
   *
   * @param mistakes all mistakes, one sentence each
   */
  record Refused(List<String> mistakes) implements Imported {

    /** Copies its list. */
    public Refused {
      mistakes = mistakes.stream().map(Draft.Quoted::comment).toList();
    }
  }
}
