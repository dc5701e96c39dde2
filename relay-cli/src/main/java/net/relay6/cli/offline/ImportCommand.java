package net.relay6.cli.offline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.MissingCommand;
import net.relay6.platform.linux.ThisMachine;
import net.relay6.tools.migrate.DhcrelayImport;
import net.relay6.tools.migrate.DnsmasqImport;
import net.relay6.tools.migrate.Imported;
import net.relay6.tools.migrate.OdhcpdImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 import}: migrates from another relay. */
@Command(
    name = "import",
    header = "Prints a configuration equivalent to another relay's.",
    description = {
      "Prints a commented configuration: where each line comes from, what is different, and what has"
          + " no equivalent. Changes nothing."
    },
    exitCodeList = {ImportOutput.CONVERTED, ImportOutput.UNREADABLE, ImportOutput.REFUSED},
    footer = {
      "",
      "Examples: relay6 import dhcrelay -- -6 -l eth1 -u 2001:db8:a::2%%eth0",
      "          relay6 import dnsmasq --file /etc/dnsmasq.conf",
      "          relay6 import odhcpd --file /etc/config/dhcp"
    },
    subcommands = {
      ImportCommand.Dhcrelay.class,
      ImportCommand.Dnsmasq.class,
      ImportCommand.Odhcpd.class
    })
public final class ImportCommand implements Runnable {

  @Spec private CommandSpec spec;

  ImportCommand() {}

  @Override
  public void run() {
    throw new MissingCommand(
        spec.commandLine(), "A format is missing: dhcrelay, dnsmasq or odhcpd.");
  }

  /** {@code relay6 import dhcrelay}. */
  @Command(
      name = "dhcrelay",
      header = "Prints a configuration equivalent to a command line of ISC dhcrelay -6.",
      description = {
        "Write the flags after --, paste the line that ps shows, or name the file that contains"
            + " them: one of Debian, VyOS, Cumulus or Gentoo that sets OPTIONS, INTF_CMD,"
            + " INTERFACES or SERVERS, or a unit of systemd."
      },
      exitCodeList = {ImportOutput.CONVERTED, ImportOutput.UNREADABLE, ImportOutput.REFUSED},
      footer = {
        "",
        "Examples: relay6 import dhcrelay -- -6 -l eth1 -u 2001:db8:a::2%%eth0",
        "          relay6 import dhcrelay /usr/sbin/dhcrelay -6 -l eth1 -u eth0",
        "          relay6 import dhcrelay --file /etc/default/isc-dhcp-relay"
      })
  static final class Dhcrelay implements Callable<Integer> {

    @Parameters(
        paramLabel = "FLAG",
        arity = "0..*",
        description = "The flags of dhcrelay, with or without the words before them.")
    private List<String> flags = List.of();

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "A file from which dhcrelay is started, such as /etc/default/isc-dhcp-relay.")
    private Optional<Path> file = Optional.empty();

    private CommandSpec spec = CommandSpec.create();

    Dhcrelay() {}

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

  /** {@code relay6 import dnsmasq}. */
  @Command(
      name = "dnsmasq",
      header = "Prints a configuration equivalent to dnsmasq's dhcp-relay lines.",
      description = {
        "Write the lines after --, name the file that contains them, or pass it on standard input."
            + " The interface that has the local address of a line is looked up on this machine."
      },
      exitCodeList = {ImportOutput.CONVERTED, ImportOutput.UNREADABLE, ImportOutput.REFUSED},
      footer = {
        "",
        "Examples: relay6 import dnsmasq -- dhcp-relay=2001:db8:1::1,2001:db8:a::2",
        "          relay6 import dnsmasq --file /etc/dnsmasq.conf"
      })
  static final class Dnsmasq implements Callable<Integer> {

    @Parameters(paramLabel = "LINE", arity = "0..*", description = "Lines of the configuration.")
    private List<String> lines = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "A configuration file.")
    private Optional<Path> file = Optional.empty();

    @Spec private CommandSpec spec;

    Dnsmasq() {}

    @Override
    public Integer call() throws CannotDo {
      return new ImportOutput(spec.commandLine())
          .print(DnsmasqImport.of(lines(), ThisMachine.platform().interfaces().snapshot()));
    }

    private List<String> lines() throws CannotDo {
      if (file.isPresent()) {
        return ImportOutput.read(file.get()).lines().toList();
      }
      return lines.isEmpty() ? ImportOutput.readStandardInput().lines().toList() : lines;
    }
  }

  /** {@code relay6 import odhcpd}. */
  @Command(
      name = "odhcpd",
      header = "Prints a configuration equivalent to what odhcpd of OpenWrt relays.",
      description = {
        "Reads the sections of /etc/config/dhcp in which dhcpv6 is relay or hybrid, from a file or"
            + " standard input. Devices are not named there, so fill them in. What odhcpd does"
            + " besides relaying DHCPv6 is listed and stays with odhcpd."
      },
      exitCodeList = {ImportOutput.CONVERTED, ImportOutput.UNREADABLE, ImportOutput.REFUSED},
      footer = {
        "",
        "Examples: relay6 import odhcpd --file /etc/config/dhcp",
        "          ssh router uci export dhcp | relay6 import odhcpd"
      })
  static final class Odhcpd implements Callable<Integer> {

    @Option(names = "--file", paramLabel = "FILE", description = "The file /etc/config/dhcp.")
    private Optional<Path> file = Optional.empty();

    @Spec private CommandSpec spec;

    Odhcpd() {}

    @Override
    public Integer call() throws CannotDo {
      String text =
          file.isPresent() ? ImportOutput.read(file.get()) : ImportOutput.readStandardInput();
      return new ImportOutput(spec.commandLine()).print(OdhcpdImport.of(text));
    }
  }
}
