package net.relay6.cli.ask;

import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 server-set}. */
@Command(
    name = "server-set",
    header = "Shows which model of RFC 6853 the servers follow, and how they share the clients.",
    description =
        "The declared model, the model that the responses suggest and why, and the share of the"
            + " clients that chose each server.",
    footer = {"", "Example: relay6 server-set"})
public final class ServerSetCommand implements Callable<Integer> {

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  ServerSetCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    return show.show("/server-set", spec.commandLine().getOut());
  }
}
