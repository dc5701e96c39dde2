package net.relay6.settings.read;

import net.relay6.settings.LogFormat;
import net.relay6.settings.LogLevel;
import net.relay6.settings.LogSettings;
import net.relay6.settings.hocon.SettingsCursor;

/** Reads the block {@code log}. */
final class LogReader {

  private final SettingsCursor keys;

  LogReader(SettingsCursor relay) {
    keys = relay.block("log");
  }

  /** The settings; faults are reported. */
  LogSettings read() {
    LogSettings settings =
        new LogSettings(
            keys.find("format").flatMap(value -> value.choice(LogFormat.class)),
            keys.require("level", "level = info")
                .flatMap(value -> value.choice(LogLevel.class))
                .orElse(LogLevel.INFO));
    keys.refuseUnknownKeys();
    return settings;
  }
}
