package net.relay6.cli;

import java.util.Optional;
import net.relay6.cli.log.Journal;
import net.relay6.cli.log.LogOutput;
import net.relay6.settings.LogFormat;
import net.relay6.settings.LogLevel;
import net.relay6.settings.LogSettings;
import picocli.CommandLine.Option;

/** The options that say what the log looks like; they win over the settings. */
final class LogOption {

  private LogSettings applied = new LogSettings(Optional.empty(), LogLevel.INFO);

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "How log lines look: ${COMPLETION-CANDIDATES}; default: what the settings say.")
  private Optional<LogFormat> format = Optional.empty();

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "What is logged: ${COMPLETION-CANDIDATES}; default: what the settings say.")
  private Optional<LogLevel> level = Optional.empty();

  LogOption() {}

  /** Logs like that until the settings are known. */
  void apply() {
    apply(applied);
  }

  /**
   * What a reload does with the log; when it fails, all is as it was, a level set meanwhile too.
   */
  ReloadStep step(LogSettings settings) {
    LogSettings before = applied;
    LogLevel levelBefore = LogOutput.level();
    return new ReloadStep(
        () -> apply(settings),
        () -> {
          apply(before);
          LogOutput.level(levelBefore);
        },
        () -> {});
  }

  /** Logs as the settings say from now on, unless the command line says otherwise. */
  void apply(LogSettings settings) {
    LogOutput.format(format.or(settings::format).orElseGet(Journal::format));
    LogOutput.level(level.orElse(settings.level()));
    applied = settings;
  }
}
