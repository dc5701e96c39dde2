package net.relay6.cli.ask;

import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 problems}. */
@Command(
    name = "problems",
    header = "Lists the latest warnings and errors of the running relay.",
    description =
        "The last hundred different texts of its log, each with its count and its latest"
            + " time.",
    footer = {"", "Example: relay6 problems"})
public final class ProblemsCommand implements Callable<Integer> {

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  ProblemsCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    return show.show("/problems", spec.commandLine().getOut());
  }
}
