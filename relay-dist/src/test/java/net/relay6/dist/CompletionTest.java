package net.relay6.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.relay6.cli.RelayMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion as shells do it, where relay6 knows the links lan0 and lan1 and the server alpha. */
class CompletionTest {

  private static final CompletedCommand PROGRAM = CompletedCommand.of(RelayMain.commandLine());

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest(name = "relay6 {0}")
  @CsvSource({
    "prob,                           problems probe",
    "probe _,                        alpha",
    "leases --link la,               lan0 lan1",
    "leases --link lan1,             lan1",
    "capture --server _,             alpha",
    "leases --link = lan0,           lan0",
    "log-level DE,                   debug",
    "reload --js,                    --json"
  })
  void bashCompletesCommandsOptionsAndNames(String line, String expected) throws IOException {
    String words = line.replace("_", "\"\"");
    String script =
        """
        compopt() { :; }
        relay6() { [ "$2" = links ] && echo "lan0 lan1" || echo alpha; }
        . "$1"
        COMP_WORDS=(relay6 %s)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _relay6
        echo "${COMPREPLY[*]}"
        """
            .formatted(words);
    Path file = write("relay6.bash", BashCompletion.of(RelayMain.commandLine()));
    String completed = Shell.run("bash", "-c", script, "bash", file.toString());
    assertEquals(expected, completed.strip().toLowerCase(Locale.ROOT));
  }

  @Test
  void zshReadsItsFile() throws IOException {
    String text = ZshCompletion.of(PROGRAM);
    assertTrue(text.startsWith("#compdef relay6\n"), text);
    assertTrue(text.contains("'*--link=[Only on this link]:value:_relay6_names links'"), text);
    assertTrue(text.contains("'*:argument:_relay6_names servers'"), text);
    assertTrue(text.contains("_relay6_import_dhcrelay() {"), text);
    assertReads("zsh", write("_relay6", text));
  }

  @Test
  void fishReadsItsFile() throws IOException {
    String text = FishCompletion.of(PROGRAM);
    assertTrue(
        text.contains(
            "complete -c relay6 -n '__fish_seen_subcommand_from leases' -l link -x -a '(relay6 names links 2>/dev/null)' -d 'Only on this link'\n"),
        text);
    assertTrue(
        text.contains(
            "complete -c relay6 -n '__fish_seen_subcommand_from probe' -a '(relay6 names servers 2>/dev/null)'\n"),
        text);
    assertReads("fish", write("relay6.fish", text));
  }

  @Test
  void nobodyIsToldOfCommandsThatAreForPrograms() {
    List<String> names =
        PROGRAM
            .all()
            .filter(command -> !command.words().isEmpty())
            .map(CompletedCommand::name)
            .toList();
    assertTrue(names.contains("dhcrelay") && names.contains("reload"), names.toString());
    assertTrue(!names.contains("rehearse") && !names.contains("names"), names.toString());
  }

  private static void assertReads(String shell, Path file) {
    boolean isRequired = System.getenv("RELAY6_LAB_REQUIRED") != null;
    assumeTrue(isRequired || isInstalled(shell), shell + " is not installed");
    assertEquals("", Shell.run(shell, "-n", file.toString()));
  }

  private static boolean isInstalled(String program) {
    return Shell.attempt(List.of("sh", "-c", "command -v " + program)).exitCode() == 0;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
