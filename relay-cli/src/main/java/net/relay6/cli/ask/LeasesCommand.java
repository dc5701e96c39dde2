package net.relay6.cli.ask;

import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 leases}. */
@Command(
    name = "leases",
    header = "Lists who holds which address or prefix.",
    description = {
      "From which server, on which link and until when, as the answers told that passed the relay;"
          + " those heard of last first. Leases from before its start are missing until they are"
          + " renewed. Options together choose what all of them mean."
    },
    footer = {"", "Example: relay6 leases --server alpha --link lan0"})
public final class LeasesCommand implements Callable<Integer> {

  @Option(names = "--link", paramLabel = "LINK", description = "Only on this link.")
  private Optional<String> link = Optional.empty();

  @Option(names = "--server", paramLabel = "SERVER", description = "Only of this server.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--client",
      paramLabel = "DUID",
      description = "Only of clients with this in their DUID, or in its hash.")
  private Optional<String> client = Optional.empty();

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "Only this address, or those within this prefix.")
  private Optional<String> address = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "So many at most; 1000 by default.")
  private Optional<Integer> limit = Optional.empty();

  @Mixin private ShowOption show = new ShowOption();
  @Spec private CommandSpec spec;

  LeasesCommand() {}

  @Override
  public Integer call() throws CannotDo, InterruptedException {
    AdminOption.Query query = new AdminOption.Query("/leases");
    query.add("link", link);
    query.add("server", server);
    query.add("client", client);
    query.add("address", address);
    query.add("limit", limit.map(String::valueOf));
    return show.show(query.toString(), spec.commandLine().getOut());
  }
}
