package net.relay6.settings.read;

import java.util.List;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.hocon.KeyOrigins;

/** The result of reading a configuration file. */
public sealed interface SettingsResult {

  /**
   * The configuration is valid.
   *
   * @param settings the settings
   * @param text the same as HOCON: the content of all files, completed by the defaults
   * @param origins the position of each key
   */
  record Valid(RelaySettings settings, String text, KeyOrigins origins) implements SettingsResult {}

  /**
   * The configuration has mistakes.
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
