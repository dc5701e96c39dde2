package net.relay6.cli.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.tools.migrate.Imported;
import picocli.CommandLine;

/**
 * Prints the converted configuration of another relay.
 *
 * @param command the command that prints
 */
record ImportOutput(CommandLine command) {

  private static final String NAME = "imported";
  private static final Pattern LINE = Pattern.compile(NAME + ":(\\d{1,6})");

  /** The exit codes of all imports, as their help has them. */
  static final String CONVERTED = "0:A configuration was printed.";

  static final String UNREADABLE = "1:The file cannot be read.";
  static final String REFUSED =
      "2:The input cannot be parsed, or does not concern the relaying of DHCPv6; nothing was"
          + " printed.";

  /** Checks and prints the configuration, or prints what is wrong; returns the exit code. */
  int print(Imported imported) {
    return switch (imported) {
      case Imported.Refused refused -> refuse(refused);
      case Imported.Converted converted ->
          switch (SettingsReader.parse(converted.text(), NAME)) {
            case SettingsResult.Valid _ -> print(converted.text());
            case SettingsResult.Invalid(List<SettingsProblem> problems) ->
                refuse(
                    new Imported.Refused(
                        problems.stream().map(problem -> explain(problem, converted)).toList()));
          };
    };
  }

  private int print(String text) {
    command.getOut().print(text);
    command.getOut().flush();
    return ExitCode.OK;
  }

  /**
   * Explains a problem in terms of the original configuration, since the operator does not know the
   * converted keys.
   */
  private static String explain(SettingsProblem problem, Imported.Converted converted) {
    String message =
        LINE.matcher(problem.message())
            .replaceAll(line ->
                Matcher.quoteReplacement(
                    converted.source(Integer.parseInt(line.group(1))).orElse(line.group())));
    return converted
        .source(problem.origin().line())
        .map(source -> source + ": " + message)
        .orElse(message);
  }

  private int refuse(Imported.Refused refused) {
    refused.mistakes().forEach(command.getErr()::println);
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
