package net.relay6.cli.migrate;

import java.util.List;
import java.util.Optional;

/** What has become of another relay's configuration. */
public sealed interface Imported {

  /**
   * A configuration of relay6, in HOCON, with comments that tell where each line comes from.
   *
   * @param text the whole file
   * @param sources for each line what it was made from, as the operator has written it; empty text
   *     where that is nothing in particular
   */
  record Converted(String text, List<String> sources) implements Imported {

    /** Copies its list. */
    public Converted {
      sources = List.copyOf(sources);
    }

    /** What a line was made from, counted from 1; empty when it is nothing in particular. */
    public Optional<String> source(int line) {
      return sources.stream()
          .skip(Math.max(0, line - 1L))
          .findFirst()
          .filter(text -> !text.isEmpty());
    }
  }

  /**
   * Something that cannot be understood, or is not about DHCPv6.
   *
   * @param mistakes all of it, one sentence each
   */
  record Refused(List<String> mistakes) implements Imported {

    /** Copies its list. */
    public Refused {
      mistakes = List.copyOf(mistakes);
    }
  }
}
