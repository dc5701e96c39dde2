package net.relay6.settings;

import java.util.Optional;

/**
 * Turns a broken rule into a failure. A rule is a function that answers with the fault and what to
 * write instead, or with nothing; the reader reports the fault, a record refuses to exist.
 */
final class Rule {

  private Rule() {}

  static void enforce(Optional<String> fault) {
    fault.ifPresent(text -> {
      throw new IllegalArgumentException(text);
    });
  }
}
