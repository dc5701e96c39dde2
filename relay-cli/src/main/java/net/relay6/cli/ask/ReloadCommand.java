package net.relay6.cli.ask;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.daemon.admin.AdminClient;
import net.relay6.daemon.admin.AdminResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 reload}. */
@Command(
    name = "reload",
    header = "Makes the running relay read its configuration again.",
    description = {
      "Prints what changes. No message in transit is lost, and links and servers that did not"
          + " change continue. If the configuration has mistakes, each is printed with its file and"
          + " line, and nothing changes. If a fault in relay6 ends the reload, nothing changes"
          + " either."
    },
    exitCodeList = {
      "0:The configuration is in force.",
      "1:The relay cannot be queried, or a fault in it ended the reload; the message says why.",
      "2:There is a mistake in the configuration or the command line; nothing was changed."
    },
    footer = {"", "Example: relay6 reload"})
public final class ReloadCommand implements Callable<Integer> {

  @Mixin private AdminOption admin = new AdminOption();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  ReloadCommand() {}

  @Override
  public Integer call() throws CannotDo {
    AdminClient.Reply reply = admin.request("POST", "/reload", json, "");
    boolean mistake = reply.status() == AdminResponse.UNPROCESSABLE;
    if (!reply.isGood() && !mistake) {
      throw new CannotDo(reply.body().strip());
    }
    PrintWriter out = mistake ? spec.commandLine().getErr() : spec.commandLine().getOut();
    out.print(reply.body());
    out.flush();
    return mistake ? ExitCode.MISTAKE : ExitCode.OK;
  }
}
