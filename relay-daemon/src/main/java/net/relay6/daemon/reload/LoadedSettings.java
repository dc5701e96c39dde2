package net.relay6.daemon.reload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.relay6.planning.model.Warning;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.hocon.KeyOrigins;
import net.relay6.settings.read.SettingsResult;

/**
 * A valid configuration that has been read.
 *
 * @param file the file
 * @param readAt when
 * @param settings the settings
 * @param text the same as HOCON, with the defaults
 * @param origins where each key stands
 */
public record LoadedSettings(
    Path file, Instant readAt, RelaySettings settings, String text, KeyOrigins origins) {

  /** What has just been read from {@code file}. */
  public static LoadedSettings of(Path file, SettingsResult.Valid valid) {
    return new LoadedSettings(file, Instant.now(), valid.settings(), valid.text(), valid.origins());
  }

  /**
   * The warnings with their positions, in the order of the file; those without a position come
   * last.
   */
  public List<LocatedWarning> locate(List<Warning> warnings) {
    return warnings.stream()
        .map(warning -> LocatedWarning.of(warning, origins))
        .sorted(LocatedWarning.ORDER)
        .toList();
  }
}
