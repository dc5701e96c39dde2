package net.relay6.cli.ask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.daemon.admin.AdminClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 watch}: the bindings of a running relay and their changes. */
@Command(
    name = "watch",
    header = "Shows the bindings of the running relay, and each change of them.",
    description = {
      "Prints a line for each binding, and then one for each that is granted, extended, released,"
          + " revoked or expires, until stopped. If the lines are read too slowly, the command ends"
          + " with 1; relaying never waits."
    },
    footer = {
      "",
      "Examples: relay6 watch",
      "          relay6 watch --json --from 2f1c7f3e-5a51-4c0b-9d0a-6d0c1e6f6d1b:1042"
    })
public final class WatchCommand implements Callable<Integer> {

  @Mixin private AdminOption admin = new AdminOption();

  @Option(
      names = "--json",
      description = "Prints one JSON object a line; docs/bindings.schema.json describes them.")
  private boolean json;

  @Option(
      names = "--from",
      paramLabel = "EPOCH:SEQUENCE",
      description =
          "Only changes after this one, if the relay still has them; otherwise all bindings first.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--seconds", paramLabel = "N", description = "Stop after this number of seconds.")
  private long secondsMax;

  @Spec private CommandSpec spec;
  private volatile boolean isOver;

  WatchCommand() {}

  @Override
  public Integer call() throws CannotDo {
    AdminOption.Query query = new AdminOption.Query("/events");
    query.add("from", from);
    try (AdminClient.ResponseStream input =
        admin
            .client()
            .open("GET", query.toString(), json ? "application/x-ndjson" : "text/plain")) {
      follow(input);
      if (isOver) {
        return ExitCode.OK;
      }
      throw new CannotDo("the stream has ended; start again to see all bindings");
    } catch (AdminClient.NoResponse fault) {
      throw new CannotDo(String.valueOf(fault.getMessage()), fault);
    } catch (IOException fault) {
      throw new CannotDo("the stream ended early: " + fault.getMessage(), fault);
    }
  }

  private void follow(AdminClient.ResponseStream input) throws IOException {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      if (secondsMax > 0) {
        var _ = timer.schedule(() -> end(input), secondsMax, TimeUnit.SECONDS);
      }
      print(lines, spec.commandLine().getOut());
    } finally {
      timer.shutdownNow();
    }
  }

  private void end(AdminClient.ResponseStream input) {
    isOver = true;
    try {
      input.end();
    } catch (IOException _) {
      // The stream has ended by itself.
    }
  }

  private static void print(BufferedReader lines, PrintWriter out) throws IOException {
    for (String line = lines.readLine();
        line != null && !out.checkError();
        line = lines.readLine()) {
      out.println(line);
      out.flush();
    }
  }
}
