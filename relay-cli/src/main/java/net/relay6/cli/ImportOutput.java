package net.relay6.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.relay6.cli.migrate.Imported;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
import picocli.CommandLine;

/**
 * Prints what has become of another relay's configuration.
 *
 * @param command where to
 */
record ImportOutput(CommandLine command) {

  /** Prints a configuration that has been read back, or what is wrong; gives the exit code. */
  int print(Imported imported) {
    return switch (imported) {
      case Imported.Refused(List<String> mistakes) -> refuse(mistakes);
      case Imported.Converted(String text) ->
          switch (SettingsReader.parse(text, "imported")) {
            case SettingsResult.Valid _ -> {
              command.getOut().print(text);
              command.getOut().flush();
              yield ExitCode.OK;
            }
            case SettingsResult.Invalid(List<SettingsProblem> problems) ->
                refuse(
                    problems.stream()
                        .map(problem -> problem.path() + ": " + problem.message())
                        .toList());
          };
    };
  }

  private int refuse(List<String> mistakes) {
    mistakes.forEach(command.getErr()::println);
    command.getErr().println("Nothing was imported.");
    return ExitCode.MISTAKE;
  }

  /** The text of {@code file}. */
  static String read(Path file) throws CannotDo {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new CannotDo("cannot read " + file + ": " + fault, fault);
    }
  }

  /** All of standard input. */
  static String readStandardInput() throws CannotDo {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new CannotDo("cannot read standard input: " + fault, fault);
    }
  }
}
