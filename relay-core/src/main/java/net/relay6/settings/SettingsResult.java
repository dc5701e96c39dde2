package net.relay6.settings;

import java.util.List;

/** What became of a configuration file. */
public sealed interface SettingsResult {

  /**
   * All of it is right.
   *
   * @param settings what the operator wants
   */
  record Valid(RelaySettings settings) implements SettingsResult {}

  /**
   * Something is wrong.
   *
   * @param problems every mistake, in the order of the file's lines; at least one
   */
  record Invalid(List<SettingsProblem> problems) implements SettingsResult {

    /** Copies the list. */
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
