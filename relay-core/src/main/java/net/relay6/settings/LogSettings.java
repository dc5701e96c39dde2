package net.relay6.settings;

import java.util.Optional;

/**
 * What the log looks like.
 *
 * @param format how a line looks; empty: the journal's form when standard error is the journal,
 *     otherwise plain
 * @param level how much is logged
 */
public record LogSettings(Optional<LogFormat> format, LogLevel level) {}
