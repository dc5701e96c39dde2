package net.relay6.cli.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.cli.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which socket a running relay is asked; none runs here, so the message names the socket. */
class AdminOptionTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void isTheOneTheConfigurationNames() throws IOException {
    assertAsked("own.sock", write("relay6.admin.socket = \"%s/own.sock\""));
  }

  @Test
  void isFoundWhateverElseIsWrong() throws IOException {
    assertAsked(
        "own.sock",
        write(
            """
            relay6 { lonks = 7, hop-count-limit = 99
              admin { socket = "%s/own.sock", socket-mode = 8, sokket = 7 } }
            """));
  }

  @Test
  void standsInAnIncludedFileToo() throws IOException {
    Files.writeString(folder.resolve("admin.conf"), "socket = \"%s/own.sock\"".formatted(folder));
    assertAsked("own.sock", write("relay6.admin { include \"admin.conf\" }"));
  }

  @Test
  void isTheOneOfTheCommandLineBeforeAll() throws IOException {
    Path socket = folder.resolve("other.sock");
    CommandLineRun run =
        CommandLineRun.of(
            "status",
            "--config",
            write("relay6.admin.socket = \"%s/own.sock\"").toString(),
            "--socket",
            socket.toString());
    assertSaid("there is no " + socket + "; is relay6 running, and", run);
  }

  @Test
  void isNotKnownWhenTheConfigurationCannotBeRead() throws IOException {
    Path missing = folder.resolve("none.conf");
    assertSaid(
        "the admin socket is not known: " + missing + ": there is no such file; ",
        CommandLineRun.of("status", "-c", missing.toString()));
    Path wrong = write("relay6.admin.socket = \"sock\"");
    assertSaid(
        "the admin socket is not known: " + wrong + ":1: relay6.admin.socket: ",
        CommandLineRun.of("links", "-c", wrong.toString()));
  }

  @Test
  void isMissingWhereTheConfigurationSaysSo() throws IOException {
    Path file = write("relay6.admin.socket = null");
    assertSaid(
        file + " has admin.socket = null, so its relay has no admin socket to query; ",
        CommandLineRun.of("servers", "-c", file.toString()));
  }

  private void assertAsked(String socket, Path configuration) {
    assertSaid(
        "there is no " + folder.resolve(socket) + "; ",
        CommandLineRun.of("probe", "alpha", "-c", configuration.toString()));
  }

  private static void assertSaid(String beginning, CommandLineRun run) {
    assertEquals(1, run.exitCode(), run.err());
    String said = run.err();
    String whole = "relay6: " + beginning;
    assertEquals(whole, said.substring(0, Math.min(whole.length(), said.length())));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("relay6.conf"), text.replace("%s", folder.toString()));
  }
}
