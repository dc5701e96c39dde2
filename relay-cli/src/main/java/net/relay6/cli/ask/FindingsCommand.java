package net.relay6.cli.ask;

import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 findings}. */
@Command(
    name = "findings",
    header = "Shows what is wrong with the server set.",
    description = {
      "Each finding with its code, its servers and link, what was observed, and what to do; the"
          + " most severe first. docs/findings.md lists all findings."
    },
    footer = {"", "Example: relay6 findings --verbose"})
public final class FindingsCommand implements Callable<Integer> {

  @Option(names = "--all", description = "Also show the latest closed findings.")
  private boolean all;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also show the messages that are the evidence.")
  private boolean verbose;

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  FindingsCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    AdminOption.Query query = new AdminOption.Query("/findings");
    query.addIf(all, "all");
    query.addIf(verbose, "evidence");
    return show.show(query.toString(), spec.commandLine().getOut());
  }
}
