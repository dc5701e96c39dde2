package net.relay6.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.relay6.dist.CompletedCommand.Choice;
import net.relay6.dist.CompletedCommand.Value;

/** Completion for fish, {@code relay6.fish}: complete(1) of fish. */
final class FishCompletion {

  private final List<String> lines =
      new ArrayList<>(List.of("# Made from the command line of relay6.", "complete -c relay6 -f"));

  private FishCompletion() {}

  /** All of the file. */
  static String of(CompletedCommand program) {
    FishCompletion made = new FishCompletion();
    program.all().forEach(made::add);
    return String.join("\n", made.lines) + "\n";
  }

  private void add(CompletedCommand command) {
    String here = "complete -c relay6 -n " + quoted(condition(command));
    command
        .commands()
        .forEach(
            below -> lines.add(here + " -a " + below.name() + " -d " + quoted(below.header())));
    command.options().forEach(option -> lines.add(here + option(option)));
    command
        .argument()
        .map(value -> value(value).replaceFirst(" -[rx]", ""))
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> lines.add(here + value));
  }

  /** All of its words stand there, and none of those below it. */
  private static String condition(CompletedCommand command) {
    if (command.words().isEmpty()) {
      return "__fish_use_subcommand";
    }
    String seen =
        command.words().stream()
            .map(word -> "__fish_seen_subcommand_from " + word)
            .collect(Collectors.joining("; and "));
    String below =
        command.commands().stream().map(CompletedCommand::name).collect(Collectors.joining(" "));
    return below.isEmpty() ? seen : seen + "; and not __fish_seen_subcommand_from " + below;
  }

  private static String option(Choice option) {
    String names =
        option.names().stream()
            .map(name ->
                name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
            .collect(Collectors.joining());
    String value =
        option.value().filter(_ -> option.needsValue()).map(FishCompletion::value).orElse("");
    return names + value + " -d " + quoted(option.description());
  }

  private static String value(Value value) {
    return switch (value) {
      case Value.File() -> " -r -F";
      case Value.OneOf(List<String> words) -> " -x -a " + quoted(String.join(" ", words));
      case Value.NameOf(String kind) ->
          " -x -a " + quoted("(relay6 names " + kind + " 2>/dev/null)");
      case Value.Anything() -> " -x";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
