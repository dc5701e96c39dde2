package net.relay6.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import net.relay6.cli.ask.CaptureCommand;
import net.relay6.cli.ask.CountersCommand;
import net.relay6.cli.ask.FindingsCommand;
import net.relay6.cli.ask.LeasesCommand;
import net.relay6.cli.ask.LinksCommand;
import net.relay6.cli.ask.LogLevelCommand;
import net.relay6.cli.ask.ProbeCommand;
import net.relay6.cli.ask.ProblemsCommand;
import net.relay6.cli.ask.ReloadCommand;
import net.relay6.cli.ask.ServerSetCommand;
import net.relay6.cli.ask.ServersCommand;
import net.relay6.cli.ask.StatusCommand;
import net.relay6.cli.ask.WatchCommand;
import net.relay6.cli.demo.DemoCommand;
import net.relay6.cli.offline.AuditCommand;
import net.relay6.cli.offline.DecodeCommand;
import net.relay6.cli.offline.ImportCommand;
import net.relay6.cli.run.CheckCommand;
import net.relay6.cli.run.NamesCommand;
import net.relay6.cli.run.RunCommand;
import net.relay6.cli.run.WarmupCommand;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.cli.shared.MissingCommand;
import net.relay6.cli.shared.Printing;
import net.relay6.daemon.log.LogOutput;
import net.relay6.kernel.KernelRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code relay6} command. */
@Command(
    name = "relay6",
    header = "A DHCPv6 relay agent for semi-redundant server sets (RFC 6853).",
    description = {
      "",
      "Sends every client message to every server, and every response to its client.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Success.",
      "1:The command failed; the message says why.",
      "2:The configuration or the command line is wrong; nothing was opened."
    },
    footer = {"", "Try `relay6 demo` first, then `relay6 check --config relay6.conf`."},
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      StatusCommand.class,
      LinksCommand.class,
      ServersCommand.class,
      CountersCommand.class,
      FindingsCommand.class,
      LeasesCommand.class,
      WatchCommand.class,
      ServerSetCommand.class,
      ProblemsCommand.class,
      ProbeCommand.class,
      ReloadCommand.class,
      LogLevelCommand.class,
      AuditCommand.class,
      CaptureCommand.class,
      DecodeCommand.class,
      DemoCommand.class,
      ImportCommand.class,
      NamesCommand.class,
      WarmupCommand.class,
      VersionCommand.class
    })
public final class RelayMain implements Runnable {

  @Spec private CommandSpec spec;

  RelayMain() {}

  /** Runs one command and leaves the process with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Runtime.getRuntime().addShutdownHook(new Thread(LogOutput::flush));
    System.exit(execute(out, err, arguments));
  }

  /** The command line, also used to generate manual pages and completion. */
  public static CommandLine commandLine() {
    return new CommandLine(new RelayMain());
  }

  /** Runs one command that prints to {@code out} and {@code err}; returns its exit code. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine()
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(RelayMain::report)
        .setParameterExceptionHandler((mistake, _) -> UsageMistake.report(mistake))
        .execute(arguments);
  }

  @Override
  public void run() {
    throw new MissingCommand(spec.commandLine(), "A command is missing.");
  }

  /** Prints a failure as one line, and a fault of relay6 with its stack trace. */
  private static int report(
      Exception fault, CommandLine command, CommandLine.ParseResult parseResult)
      throws InterruptedException {
    LogOutput.flush();
    PrintWriter err = command.getErr();
    if (fault instanceof CannotDo || fault instanceof KernelRefused) {
      Printing.line(err, "relay6: " + fault.getMessage());
    } else {
      Printing.run(err, () -> explain(fault, err));
    }
    return ExitCode.FAILED;
  }

  private static void explain(Exception fault, PrintWriter err) {
    err.println("relay6: a fault in relay6 itself; please report it with this:");
    fault.printStackTrace(err);
  }
}
