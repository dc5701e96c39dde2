package net.relay6.cli.migrate;

import java.util.List;

/** What has become of another relay's configuration. */
public sealed interface Imported {

  /**
   * A configuration of relay6, in HOCON, with comments that tell where each line comes from.
   *
   * @param text the whole file
   */
  record Converted(String text) implements Imported {}

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
