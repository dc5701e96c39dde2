package net.relay6.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.relay6.cli.RelayMain;
import net.relay6.fixtures.lab.BootedSystem;
import picocli.CommandLine;

/**
 * A command of the installed program, and what it prints: a line of {@code commands.txt}.
 *
 * @param words behind {@code relay6}
 * @param printed a part of the output matches it
 */
record PackagedCommand(String words, Pattern printed) {

  /** All of the file. */
  static List<PackagedCommand> all() {
    try (InputStream stream = PackagedCommand.class.getResourceAsStream("/commands.txt")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" +=> +", 2))
          .map(parts -> new PackagedCommand(parts[0], Pattern.compile(parts[1])))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The names of all commands that people are told of, such as {@code import dhcrelay}. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    addNames(RelayMain.commandLine(), names);
    return names;
  }

  private static void addNames(CommandLine above, Set<String> names) {
    for (CommandLine command : above.getSubcommands().values()) {
      if (command.getSubcommands().isEmpty()) {
        if (!command.getCommandSpec().usageMessage().hidden()) {
          names.add(command.getCommandSpec().qualifiedName().replaceFirst("^relay6 ", ""));
        }
      } else {
        addNames(command, names);
      }
    }
  }

  /** The command line of these words. */
  static List<String> line(String words) {
    List<String> line = new ArrayList<>(List.of("relay6"));
    line.addAll(List.of(words.split(" ", -1)));
    return line;
  }

  /** Its own name. */
  String name() {
    return names().stream()
        .filter(name -> (words + " ").startsWith(name + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no command: " + words));
  }

  /** Runs it. */
  void run(BootedSystem system) {
    Shell.Result result = Shell.attempt(system.inside(line(words)));
    assertEquals(0, result.exitCode(), words + "\n" + result.output());
    assertTrue(printed.matcher(result.output()).find(), words + "\n" + result.output());
  }
}
