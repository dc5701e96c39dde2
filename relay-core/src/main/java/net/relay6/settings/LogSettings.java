package net.relay6.settings;

import java.util.Optional;

/**
 * The settings of the log.
 *
 * @param format the format of lines; empty: the journal's format if standard error is the journal,
 *     otherwise plain
 * @param level the log level
 */
public record LogSettings(Optional<LogFormat> format, LogLevel level) {}
