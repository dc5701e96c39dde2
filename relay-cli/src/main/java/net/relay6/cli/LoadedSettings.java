package net.relay6.cli;

import java.nio.file.Path;
import java.time.Instant;
import net.relay6.settings.RelaySettings;

/**
 * Settings that have been read and are right.
 *
 * @param file where it was read from
 * @param readAt when
 * @param settings what it says
 * @param text the same as HOCON, with the defaults
 */
public record LoadedSettings(Path file, Instant readAt, RelaySettings settings, String text) {}
