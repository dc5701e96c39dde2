package net.relay6.dist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command as shells complete it.
 *
 * @param words the words behind {@code relay6} that name it; none for the program itself
 * @param header what it does
 * @param commands those that can follow
 * @param options its options
 * @param argument what can follow beside options, if anything
 */
record CompletedCommand(
    List<String> words,
    String header,
    List<CompletedCommand> commands,
    List<Choice> options,
    Optional<Value> argument) {

  /** What the value of an option, or an argument, can be. */
  sealed interface Value {

    /** A file. */
    record File() implements Value {}

    /** One of a few words. */
    record OneOf(List<String> words) implements Value {}

    /**
     * A name of the configuration.
     *
     * @param kind what {@code relay6 names} calls it
     */
    record NameOf(String kind) implements Value {}

    /** Something no shell can know. */
    record Anything() implements Value {}
  }

  /**
   * An option.
   *
   * @param names with their dashes
   * @param description what it does
   * @param value what follows it; empty when nothing does
   * @param needsValue whether that must follow
   */
  record Choice(
      List<String> names, String description, Optional<Value> value, boolean needsValue) {}

  /** The program, with all documented commands. */
  static CompletedCommand of(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    return new CompletedCommand(
        words(spec),
        plain(spec.usageMessage().header()),
        command.getSubcommands().values().stream()
            .distinct()
            .filter(below -> !below.getCommandSpec().usageMessage().hidden())
            .map(CompletedCommand::of)
            .toList(),
        spec.options().stream()
            .filter(option -> !option.hidden())
            .map(CompletedCommand::choice)
            .toList(),
        spec.positionalParameters().stream().map(CompletedCommand::value).findFirst());
  }

  /** This and all below it, in their order. */
  Stream<CompletedCommand> all() {
    return Stream.concat(Stream.of(this), commands.stream().flatMap(CompletedCommand::all));
  }

  /** The last of its words. */
  String name() {
    return words.getLast();
  }

  private static List<String> words(CommandSpec spec) {
    List<String> words = new ArrayList<>();
    for (CommandSpec at = spec; at.parent() != null; at = at.parent()) {
      words.addFirst(at.name());
    }
    return List.copyOf(words);
  }

  private static Choice choice(OptionSpec option) {
    return new Choice(
        List.of(option.names()),
        plain(option.description()),
        option.arity().max() > 0 ? Optional.of(value(option)) : Optional.empty(),
        option.arity().min() > 0);
  }

  private static Value value(ArgSpec written) {
    List<String> words = candidates(written);
    if (!words.isEmpty()) {
      return new Value.OneOf(words);
    }
    return switch (written.paramLabel()) {
      case "LINK" -> new Value.NameOf("links");
      case "SERVER" -> new Value.NameOf("servers");
      case "FILE", "PATH", "HEX|FILE" -> new Value.File();
      default -> new Value.Anything();
    };
  }

  private static List<String> candidates(ArgSpec written) {
    Iterable<String> known = written.completionCandidates();
    return known == null
        ? List.of()
        : StreamSupport.stream(known.spliterator(), false)
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
  }

  /** The first sentence, without markup. */
  private static String plain(String... lines) {
    String text =
        String.join(" ", Arrays.stream(lines).map(String::formatted).toList())
            .replaceAll("\\s+", " ")
            .strip();
    return Help.Ansi.OFF.string(text).replaceFirst("\\.( .*)?$", "");
  }
}
