package net.relay6.daemon.reload;

import java.nio.file.Path;
import java.util.List;
import net.relay6.settings.SettingsChange;
import net.relay6.settings.SettingsProblem;

/** The outcome of a reload. */
public sealed interface ReloadOutcome {

  /** The configuration that was read. */
  Path file();

  /**
   * The configuration was applied.
   *
   * @param change the differences
   * @param atStart the changed keys that take effect only at the next start
   * @param warnings the warnings, and what waits
   */
  record InForce(
      Path file,
      SettingsChange change,
      List<String> atStart,
      List<LoadedSettings.LocatedWarning> warnings)
      implements ReloadOutcome {

    /** Copies its lists. */
    public InForce {
      atStart = List.copyOf(atStart);
      warnings = List.copyOf(warnings);
    }

    @Override
    public String toString() {
      String what = change.isEmpty() ? "nothing has changed" : change.toString();
      return "reloaded %s: %s".formatted(file, what)
          + (atStart.isEmpty() ? "" : "; restart relay6 to apply " + String.join(", ", atStart));
    }
  }

  /**
   * A fault of relay6 ended the reload, and nothing was changed.
   *
   * @param fault the fault, for people
   */
  record Failed(Path file, String fault) implements ReloadOutcome {

    @Override
    public String toString() {
      return "not reloaded: a fault in relay6, %s; the previous configuration of %s stays in force"
          .formatted(fault, file);
    }
  }

  /**
   * The configuration is wrong, and nothing was changed.
   *
   * @param problems every mistake, with its position
   */
  record Wrong(Path file, List<SettingsProblem> problems) implements ReloadOutcome {

    /** Copies its list. */
    public Wrong {
      problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
      return "not reloaded: %s is not valid; the previous configuration stays in force"
          .formatted(file);
    }
  }
}
