package net.relay6.cli.ask;

import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 links}. */
@Command(
    name = "links",
    header = "Lists the client links of the running relay.",
    description =
        "Every configured link: whether it relays, since when, or what it waits for; the names by"
            + " which servers know it; and what was received, sent and discarded there.",
    footer = {"", "Example: relay6 links --json"})
public final class LinksCommand implements Callable<Integer> {

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  LinksCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    return show.show("/links", spec.commandLine().getOut());
  }
}
