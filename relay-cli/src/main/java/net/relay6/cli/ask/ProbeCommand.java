package net.relay6.cli.ask;

import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.daemon.admin.AdminClient;
import net.relay6.daemon.admin.AdminResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 probe}. */
@Command(
    name = "probe",
    header = "Checks whether one server responds.",
    description = {
      "The running relay sends the server one INFORMATION-REQUEST, as if it came from a client"
          + " link, and waits up to 3 s. It prints the response time, the error that the kernel"
          + " reported instead, or that no response came. No client is involved, and no address is"
          + " assigned."
    },
    exitCodeList = {
      "0:The server responded.",
      "1:The relay cannot be queried, or cannot probe the server; the message says why.",
      "2:The command line is wrong.",
      "4:The server did not respond, or cannot be reached."
    },
    footer = {"", "Example: relay6 probe alpha"})
public final class ProbeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SERVER", description = "The name of the server in the configuration.")
  private String server = "";

  @Mixin private AdminOption admin = new AdminOption();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  ProbeCommand() {}

  @Override
  public Integer call() throws CannotDo {
    AdminOption.Query query = new AdminOption.Query("/probe");
    query.add("server", Optional.of(server));
    AdminClient.Reply reply = admin.request("POST", query.toString(), json, "");
    boolean failed = reply.status() == AdminResponse.UNAVAILABLE;
    if (!reply.isGood() && !failed) {
      throw new CannotDo(reply.body().strip());
    }
    spec.commandLine().getOut().print(reply.body());
    spec.commandLine().getOut().flush();
    return failed ? ExitCode.FOUND : ExitCode.OK;
  }
}
