package net.relay6.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands to their end. */
final class Shell {

  /** How a command ended. */
  record Result(int exitCode, String output) {}

  private Shell() {}

  /** Its output; fails with the output when the command does. */
  static String run(String... command) {
    Result result = attempt(List.of(command));
    if (result.exitCode() != 0) {
      throw new AssertionError(
          String.join(" ", command) + ": exit code " + result.exitCode() + "\n" + result.output());
    }
    return result.output();
  }

  /** Its exit code and all it has printed. */
  static Result attempt(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
