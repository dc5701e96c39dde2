package net.relay6.daemon.reload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.relay6.planning.model.Warning;
import net.relay6.settings.Origin;
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

  /**
   * A warning about a configuration.
   *
   * @param origin the position of its key; empty if no key is the cause
   * @param warning what it says
   */
  public record LocatedWarning(Optional<Origin> origin, Warning warning) {

    private static final Origin NOWHERE = new Origin("", 0);

    /** In the order of the file; warnings without a position come last. */
    static final Comparator<LocatedWarning> ORDER =
        Comparator.comparing((LocatedWarning located) -> located.origin().isEmpty())
            .thenComparing(located -> located.origin().orElse(NOWHERE));

    static LocatedWarning of(Warning warning, KeyOrigins origins) {
      return new LocatedWarning(
          warning.path().isEmpty() ? Optional.empty() : Optional.of(origins.of(warning.path())),
          warning);
    }

    /** One line for the operator: {@code file:line: what is wrong and what to do}. */
    @Override
    public String toString() {
      return origin.map(place -> place + ": ").orElse("") + warning;
    }
  }
}
