package net.relay6.cli.shared;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import picocli.CommandLine.Option;

/** The option that names the configuration, and the output of its mistakes. */
public final class ConfigOption {

  /** The default configuration file. */
  public static final String USUAL_FILE = "/etc/relay6/relay6.conf";

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = USUAL_FILE,
      description =
          "The configuration, in HOCON; reference.conf explains every key. Default: "
              + USUAL_FILE
              + ".")
  private Path file = Path.of(USUAL_FILE);

  /** The configuration, or every mistake in it. */
  public SettingsResult read() {
    return SettingsReader.read(file);
  }

  /** The configuration; or empty, with every mistake printed to {@code err}. */
  public Optional<LoadedSettings> read(PrintWriter err) {
    return read(file, err);
  }

  /** The configuration in a file; or empty, with every mistake printed to {@code err}. */
  public static Optional<LoadedSettings> read(Path file, PrintWriter err) {
    return switch (SettingsReader.read(file)) {
      case SettingsResult.Valid valid -> Optional.of(LoadedSettings.of(file, valid));
      case SettingsResult.Invalid(List<SettingsProblem> problems) -> {
        problems.forEach(err::println);
        err.println(counted(problems.size(), "error") + "; nothing was opened.");
        if (!Files.exists(file)) {
          err.println("Name the configuration with --config FILE.");
        }
        yield Optional.empty();
      }
    };
  }

  /** A number with its noun in the right form: {@code 1 error}, {@code 2 errors}. */
  public static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The file, as named by the operator. */
  @Override
  public String toString() {
    return file.toString();
  }
}
