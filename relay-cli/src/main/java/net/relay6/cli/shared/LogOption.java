package net.relay6.cli.shared;

import java.util.Optional;
import net.relay6.daemon.log.Journal;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.reload.Reload;
import net.relay6.settings.LogSettings;
import picocli.CommandLine.Option;

/** The options for the log; they override the settings. */
public final class LogOption {

  private LogSettings applied = new LogSettings(Optional.empty(), LogSettings.Level.INFO);

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "The format of log lines: ${COMPLETION-CANDIDATES}; default: as configured.")
  private Optional<LogSettings.Format> format = Optional.empty();

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "The log level: ${COMPLETION-CANDIDATES}; default: as configured.")
  private Optional<LogSettings.Level> level = Optional.empty();

  /** Without options; the level is INFO until settings are applied. */
  public LogOption() {}

  /** Applies the options until the settings are known. */
  public void apply() {
    apply(applied);
  }

  /**
   * The step of a reload for the log. If the reload fails, the previous state is restored,
   * including a level that was set at run time.
   */
  public Reload.Step step(LogSettings settings) {
    LogSettings before = applied;
    LogSettings.Level levelBefore = LogOutput.level();
    return new Reload.Step(
        () -> apply(settings),
        () -> {
          apply(before);
          LogOutput.level(levelBefore);
        },
        () -> {});
  }

  /** Applies the settings, except those that the command line overrides. */
  public void apply(LogSettings settings) {
    LogOutput.format(format.or(settings::format).orElseGet(Journal::format));
    LogOutput.level(level.orElse(settings.level()));
    applied = settings;
  }
}
