package net.relay6.settings;

import java.util.List;

/** What became of a configuration file. */
public sealed interface SettingsResult {

  /**
   * All of it is right.
   *
   * @param settings what the operator wants
   * @param text the same as HOCON: what stands in the file and those it includes, over the defaults
   * @param origins where each key stands
   */
  record Valid(RelaySettings settings, String text, KeyOrigins origins) implements SettingsResult {}

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
