package net.relay6.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import net.relay6.cli.shared.MissingCommand;
import net.relay6.settings.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints in one line what is wrong with a command line, and where to find help. The list of
 * commands is printed only if no command is given.
 */
final class UsageMistake {

  private final CommandLine command;
  private final CommandSpec spec;

  private UsageMistake(CommandLine command) {
    this.command = command;
    spec = command.getCommandSpec();
  }

  /** Prints what is wrong; returns the exit code. */
  static int report(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(new UsageMistake(command).sentence(mistake));
    if (mistake instanceof MissingCommand) {
      command.usage(err);
    } else {
      err.println("See `%s --help`.".formatted(command.getCommandSpec().qualifiedName()));
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private String sentence(ParameterException mistake) {
    return mistake instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched.getUnmatched().getFirst())
        : String.valueOf(mistake.getMessage());
  }

  private String unmatched(String word) {
    if (word.startsWith("-")) {
      String option = word.replaceFirst("=.*", "");
      return "%s has no option \"%s\"%s"
          .formatted(spec.qualifiedName(), option, hint(option, optionNames()));
    }
    return command.getSubcommands().isEmpty()
        ? "%s takes no \"%s\".".formatted(spec.qualifiedName(), word)
        : "There is no command \"%s\"%s".formatted(named(word), hint(word, commandNames()));
  }

  /** The word as it would be written after {@code relay6}. */
  private String named(String word) {
    return spec.parent() == null ? word : spec.name() + " " + word;
  }

  private List<String> optionNames() {
    return spec.options().stream().flatMap(option -> Arrays.stream(option.names())).toList();
  }

  private List<String> commandNames() {
    return command.getSubcommands().entrySet().stream()
        .filter(known -> !known.getValue().getCommandSpec().usageMessage().hidden())
        .map(known -> known.getKey())
        .toList();
  }

  private static String hint(String word, Collection<String> known) {
    return NearestName.nearest(word, known).map("; did you mean \"%s\"?"::formatted).orElse(".");
  }
}
