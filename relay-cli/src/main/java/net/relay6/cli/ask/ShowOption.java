package net.relay6.cli.ask;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.daemon.admin.AdminClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that print the state of a running relay. */
final class ShowOption {

  private static final String CLEARED = "\033[H\033[2J";

  @Mixin private AdminOption admin = new AdminOption();

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "2",
      description = "Prints it again at this interval in seconds, 2 by default, until stopped.")
  private @Nullable Integer intervalSeconds;

  /** Prints the relay's response for {@code target}. */
  int show(String target, PrintWriter out) throws CannotDo, InterruptedException {
    if (intervalSeconds == null) {
      return print(target, out, "");
    }
    CountDownLatch never = new CountDownLatch(1);
    do {
      int exitCode = print(target, out, isTerminal() && !json ? CLEARED : "");
      if (exitCode != ExitCode.OK) {
        return exitCode;
      }
    } while (!out.checkError() && !never.await(Math.max(1, intervalSeconds), TimeUnit.SECONDS));
    return ExitCode.OK;
  }

  private int print(String target, PrintWriter out, String before) throws CannotDo {
    AdminClient.Reply reply = admin.request("GET", target, json, "");
    if (!reply.isGood()) {
      throw new CannotDo(reply.body().strip());
    }
    out.print(before + reply.body());
    out.flush();
    return ExitCode.OK;
  }

  // Without a terminal, the JVM returns null or a console, depending on its modules.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
