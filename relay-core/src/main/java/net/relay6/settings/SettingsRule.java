package net.relay6.settings;

import java.util.Optional;

/**
 * Turns a violated rule into an exception. A rule is a function that returns the fault and what to
 * write instead, or empty; a reader reports the fault, and a record throws in its constructor.
 */
final class SettingsRule {

  private SettingsRule() {}

  static void enforce(Optional<String> fault) {
    fault.ifPresent(text -> {
      throw new IllegalArgumentException(text);
    });
  }
}
