package net.relay6.cli.ask;

import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 servers}. */
@Command(
    name = "servers",
    header = "Lists the servers of the running relay.",
    description =
        "Every configured server: its state (responding, unproven, refused, unreachable, silent, not"
            + " open or draining), since when, and why; what it was sent and what it answered.",
    footer = {"", "Example: relay6 servers --watch 5"})
public final class ServersCommand implements Callable<Integer> {

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  ServersCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    return show.show("/servers", spec.commandLine().getOut());
  }
}
