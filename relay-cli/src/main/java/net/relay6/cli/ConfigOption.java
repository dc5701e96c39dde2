package net.relay6.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
import picocli.CommandLine.Option;

/** The option that names the settings, and what to say when they are wrong. */
final class ConfigOption {

  @Option(
      names = {"-c", "--config"},
      required = true,
      paramLabel = "FILE",
      description = "The settings, in HOCON; reference.conf explains every key.")
  private Path file = Path.of("relay6.conf");

  /** The settings, or every mistake in them. */
  SettingsResult read() {
    return SettingsReader.read(file);
  }

  /** What has just been read from the file. */
  LoadedSettings loaded(RelaySettings settings, String text) {
    return new LoadedSettings(file, Instant.now(), settings, text);
  }

  /** The settings; or empty, with every mistake printed to {@code err}. */
  Optional<LoadedSettings> read(PrintWriter err) {
    return read(file, err);
  }

  /** The settings in a file; or empty, with every mistake printed to {@code err}. */
  static Optional<LoadedSettings> read(Path file, PrintWriter err) {
    return switch (SettingsReader.read(file)) {
      case SettingsResult.Valid(RelaySettings settings, String text) ->
          Optional.of(new LoadedSettings(file, Instant.now(), settings, text));
      case SettingsResult.Invalid(List<SettingsProblem> problems) -> {
        problems.forEach(err::println);
        err.println(
            problems.size() == 1
                ? "1 problem; nothing was opened."
                : problems.size() + " problems; nothing was opened.");
        yield Optional.empty();
      }
    };
  }

  /** The file, as the operator names it. */
  @Override
  public String toString() {
    return file.toString();
  }
}
