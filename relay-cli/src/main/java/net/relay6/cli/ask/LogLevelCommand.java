package net.relay6.cli.ask;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.daemon.admin.AdminClient;
import net.relay6.settings.LogSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 log-level}. */
@Command(
    name = "log-level",
    header = "Shows or changes the log level of the running relay.",
    description =
        "Without a level, prints the current one. A new level applies until the next reload or"
            + " restart; then the configured level applies again.",
    footer = {"", "Example: relay6 log-level debug"})
public final class LogLevelCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "LEVEL",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Optional<LogSettings.Level> level = Optional.empty();

  @Mixin private AdminOption admin = new AdminOption();
  @Spec private CommandSpec spec;

  LogLevelCommand() {}

  @Override
  public Integer call() throws CannotDo {
    AdminClient.Reply reply =
        level.isPresent()
            ? admin.request("PUT", "/log-level", false, level.get().name().toLowerCase(Locale.ROOT))
            : admin.request("GET", "/log-level", false, "");
    if (!reply.isGood()) {
      throw new CannotDo(reply.body().strip());
    }
    spec.commandLine().getOut().print(reply.body());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
