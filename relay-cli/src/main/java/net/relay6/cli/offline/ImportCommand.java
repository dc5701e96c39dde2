package net.relay6.cli.offline;

import net.relay6.cli.shared.MissingCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
      ImportDhcrelayCommand.class,
      ImportDnsmasqCommand.class,
      ImportOdhcpdCommand.class
    })
public final class ImportCommand implements Runnable {

  @Spec private CommandSpec spec;

  ImportCommand() {}

  @Override
  public void run() {
    throw new MissingCommand(spec.commandLine(), "Say from what: dhcrelay, dnsmasq or odhcpd.");
  }
}
