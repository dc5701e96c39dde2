package net.relay6.cli;

import java.nio.file.Path;
import java.util.List;
import net.relay6.settings.SettingsChange;
import net.relay6.settings.SettingsProblem;

/** What became of reading the configuration again. */
public sealed interface ReloadOutcome {

  /** The configuration that was read. */
  Path file();

  /**
   * It is in force.
   *
   * @param change what is different now
   * @param atStart the keys that count only when relay6 is started again
   * @param warnings what does not work as hoped, and what waits
   */
  record InForce(
      Path file, SettingsChange change, List<String> atStart, List<LocatedWarning> warnings)
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
          + (atStart.isEmpty()
              ? ""
              : "; restart relay6 for what it reads only then: " + String.join(", ", atStart));
    }
  }

  /**
   * A fault in relay6 has ended it, and nothing was changed.
   *
   * @param fault what it was, for people
   */
  record Failed(Path file, String fault) implements ReloadOutcome {

    @Override
    public String toString() {
      return "not reloaded: a fault in relay6, %s; what %s said before stays in force"
          .formatted(fault, file);
    }
  }

  /**
   * It is wrong, and nothing was changed.
   *
   * @param problems every mistake, with its place
   */
  record Wrong(Path file, List<SettingsProblem> problems) implements ReloadOutcome {

    /** Copies its list. */
    public Wrong {
      problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
      return "not reloaded, %s is not right: nothing was changed".formatted(file);
    }
  }
}
