package net.relay6.settings;

import java.util.Optional;

/**
 * The settings of the log.
 *
 * @param format the format of lines; empty: the journal's format if standard error is the journal,
 *     otherwise plain
 * @param level the log level
 */
public record LogSettings(Optional<Format> format, Level level) {

  /** The format of log lines. */
  public enum Format {
    /** Time, level, message. */
    PLAIN,
    /** One JSON object a line. */
    JSON,
    /** The level as {@code <4>} in front, without time, which systemd's journal adds. */
    JOURNALD
  }

  /** The log levels, the least verbose first. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
