package net.relay6.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The option that says how much is logged. */
final class LogOption {

  /** Levels, the quietest first. */
  enum Verbosity {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "INFO",
      description = "What is logged: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Verbosity verbosity = Verbosity.INFO;

  /** Logs that much from now on. */
  void apply() {
    Logger root = (Logger) LoggerFactory.getLogger("net.relay6");
    root.setLevel(Level.valueOf(verbosity.name()));
  }
}
