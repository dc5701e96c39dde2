package net.relay6.cli.ask;

import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 counters}. */
@Command(
    name = "counters",
    header = "Prints all counters of the running relay.",
    description =
        "For each link and server, the messages received and their outcome, by message type and"
            + " drop reason. Counters that are 0 are omitted. docs/operating.md explains each"
            + " counter.",
    footer = {"", "Example: relay6 counters --json"})
public final class CountersCommand implements Callable<Integer> {

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  CountersCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    return show.show("/counters", spec.commandLine().getOut());
  }
}
