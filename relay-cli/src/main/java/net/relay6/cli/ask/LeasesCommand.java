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
    header = "Lists which client has which address or prefix.",
    description = {
      "Each lease with its server, its link and its end, as seen in the responses that passed the"
          + " relay; the latest first. The last line shows since when leases may be missing. With"
          + " several options, only leases that match all of them are listed."
    },
    footer = {"", "Example: relay6 leases --server alpha --link lan0"})
public final class LeasesCommand implements Callable<Integer> {

  @Option(names = "--link", paramLabel = "LINK", description = "Only on this link.")
  private Optional<String> link = Optional.empty();

  @Option(names = "--server", paramLabel = "SERVER", description = "Only leases from this server.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--client",
      paramLabel = "DUID",
      description = "Only leases of clients whose DUID, or its hash, contains this text.")
  private Optional<String> client = Optional.empty();

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "Only this address, or those within this prefix.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most this number of leases; 1000 by default.")
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
