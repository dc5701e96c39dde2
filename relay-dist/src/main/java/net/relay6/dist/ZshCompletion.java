package net.relay6.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.relay6.dist.CompletedCommand.Choice;
import net.relay6.dist.CompletedCommand.Value;

/** Completion for zsh, {@code _relay6}: zshcompsys(1). */
final class ZshCompletion {

  private final List<String> lines = new ArrayList<>();

  private ZshCompletion() {}

  /** All of the file. */
  static String of(CompletedCommand program) {
    ZshCompletion made = new ZshCompletion();
    made.add(
        """
        #compdef relay6
        # Made from the command line of relay6.

        _relay6_names() {
          local -a names
          names=(${(f)"$(_call_program names relay6 names $1 2>/dev/null)"})
          compadd -a names
        }
        """);
    program.all().forEach(made::addFunction);
    made.add("_relay6 \"$@\"");
    return String.join("\n", made.lines) + "\n";
  }

  private void add(String line) {
    lines.add(line);
  }

  private void addFunction(CompletedCommand command) {
    add(function(command) + "() {");
    if (command.commands().isEmpty()) {
      add("  _arguments -s " + arguments(command));
    } else {
      addBranch(command);
    }
    add("}\n");
  }

  private void addBranch(CompletedCommand command) {
    add("  local curcontext=\"$curcontext\" state line");
    add("  local -a commands=(");
    command.commands().forEach(below -> add("    " + quoted(below.name() + ":" + below.header())));
    add("  )");
    add("  _arguments -C " + options(command) + " '1:command:->command' '*::argument:->argument'");
    add("  case $state in");
    add("    command) _describe command commands ;;");
    add("    argument)");
    add("      case $words[1] in");
    command
        .commands()
        .forEach(below -> add("        %s) %s ;;".formatted(below.name(), function(below))));
    add("      esac ;;");
    add("  esac");
  }

  private static String function(CompletedCommand command) {
    return "_relay6"
        + command.words().stream().map(word -> "_" + word).collect(Collectors.joining());
  }

  private static String arguments(CompletedCommand command) {
    return options(command)
        + command.argument().map(value -> " " + quoted("*:argument:" + action(value))).orElse("");
  }

  private static String options(CompletedCommand command) {
    return command.options().stream().map(ZshCompletion::option).collect(Collectors.joining(" "));
  }

  /** Each name alone, since an option may be repeated. */
  private static String option(Choice option) {
    return option.names().stream()
        .map(name ->
            quoted(
                "*"
                    + name
                    + (option.value().isPresent() && name.startsWith("--") ? "=" : "")
                    + "["
                    + escaped(option.description())
                    + "]"
                    + value(option)))
        .collect(Collectors.joining(" "));
  }

  private static String value(Choice option) {
    return option
        .value()
        .map(value -> (option.needsValue() ? ":" : "::") + "value:" + action(value))
        .orElse("");
  }

  private static String action(Value value) {
    return switch (value) {
      case Value.File() -> "_files";
      case Value.OneOf(List<String> words) -> "(" + String.join(" ", words) + ")";
      case Value.NameOf(String kind) -> "_relay6_names " + kind;
      case Value.Anything() -> "";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
