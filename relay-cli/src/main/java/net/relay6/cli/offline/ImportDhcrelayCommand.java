package net.relay6.cli.offline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.tools.migrate.DhcrelayImport;
import net.relay6.tools.migrate.Imported;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 import dhcrelay}. */
@Command(
    name = "dhcrelay",
    header = "Prints a configuration equivalent to a command line of ISC dhcrelay -6.",
    description = {
      "Write the flags behind --, paste the line that ps shows, or name the file that holds them:"
          + " one of Debian, VyOS, Cumulus or Gentoo that sets OPTIONS, INTF_CMD, INTERFACES or"
          + " SERVERS, or a unit of systemd."
    },
    exitCodeList = {ImportOutput.CONVERTED, ImportOutput.UNREADABLE, ImportOutput.REFUSED},
    footer = {
      "",
      "Examples: relay6 import dhcrelay -- -6 -l eth1 -u 2001:db8:a::2%%eth0",
      "          relay6 import dhcrelay /usr/sbin/dhcrelay -6 -l eth1 -u eth0",
      "          relay6 import dhcrelay --file /etc/default/isc-dhcp-relay"
    })
final class ImportDhcrelayCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FLAG",
      arity = "0..*",
      description = "The flags of dhcrelay, with or without what stands before them.")
  private List<String> flags = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A file from which dhcrelay is started, such as /etc/default/isc-dhcp-relay.")
  private Optional<Path> file = Optional.empty();

  private CommandSpec spec = CommandSpec.create();

  ImportDhcrelayCommand() {}

  /** Allows a pasted line without --: from its first word on, flags belong to dhcrelay. */
  @Spec
  void takeFlags(CommandSpec command) {
    spec = command;
    spec.parser().unmatchedOptionsArePositionalParams(true).stopAtPositional(true);
  }

  @Override
  public Integer call() throws CannotDo {
    return new ImportOutput(spec.commandLine()).print(imported());
  }

  private Imported imported() throws CannotDo {
    if (file.isPresent() != flags.isEmpty()) {
      return new Imported.Refused(
          List.of("write either the flags of dhcrelay or --file FILE, and not both"));
    }
    return file.isPresent()
        ? DhcrelayImport.ofFile(file.get().toString(), ImportOutput.read(file.get()))
        : DhcrelayImport.ofWords(flags);
  }
}
