package net.relay6.dist;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.dist.CompletedCommand.Choice;
import net.relay6.dist.CompletedCommand.Value;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Completion for bash: picocli's, and before it that of names in the configuration. */
final class BashCompletion {

  private static final String NAMES =
      """

      # Names of links and servers.
      _relay6() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} kind=
        if [ "$word" = = ]; then
          word=
        elif [ "$before" = = ]; then
          before=${COMP_WORDS[COMP_CWORD-2]}
        fi
        case "${COMP_WORDS[1]} $before" in
      CASES
        esac
        if [ -z "$kind" ]; then
          _complete_relay6
        else
          # shellcheck disable=SC2207
          COMPREPLY=($(compgen -W "$(relay6 names "$kind" 2>/dev/null)" -- "$word"))
        fi
      }
      complete -F _relay6 -o default relay6
      """;

  private BashCompletion() {}

  /** All of the file. */
  static String of(CommandLine commands) {
    String cases =
        CompletedCommand.of(commands)
            .all()
            .flatMap(command ->
                Stream.concat(
                    command.options().stream().flatMap(option -> cases(command, option).stream()),
                    argument(command).stream()))
            .collect(Collectors.joining("\n"));
    return AutoComplete.bash("relay6", commands) + NAMES.replace("CASES", cases);
  }

  private static List<String> cases(CompletedCommand command, Choice option) {
    return kind(option.value()).stream()
        .flatMap(
            kind -> option.names().stream().map(name -> line(command.name() + " " + name, kind)))
        .toList();
  }

  /** The word behind the command itself. */
  private static Optional<String> argument(CompletedCommand command) {
    return kind(command.argument()).map(kind -> line(command.name() + " " + command.name(), kind));
  }

  private static Optional<String> kind(Optional<Value> value) {
    return value.filter(Value.NameOf.class::isInstance).map(named -> ((Value.NameOf) named).kind());
  }

  private static String line(String words, String kind) {
    return "    \"%s\") kind=%s ;;".formatted(words, kind);
  }
}
