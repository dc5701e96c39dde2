package net.relay6.cli.ask;

import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 status}. */
@Command(
    name = "status",
    header = "Shows the state of the running relay.",
    description = "Its uptime and configuration, whether it relays, and its problems.",
    footer = {"", "Example: relay6 status --watch"})
public final class StatusCommand implements Callable<Integer> {

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  StatusCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    return show.show("/status", spec.commandLine().getOut());
  }
}
