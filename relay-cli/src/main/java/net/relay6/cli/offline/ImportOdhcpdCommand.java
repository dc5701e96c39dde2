package net.relay6.cli.offline;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.tools.migrate.OdhcpdImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 import odhcpd}. */
@Command(
    name = "odhcpd",
    header = "Prints a configuration equivalent to what odhcpd of OpenWrt relays.",
    description = {
      "Reads the sections of /etc/config/dhcp in which dhcpv6 is relay or hybrid, from a file or"
          + " standard input. Devices are not named there, so fill them in. What odhcpd does beside"
          + " relaying DHCPv6 is named and left to it."
    },
    exitCodeList = {ImportOutput.CONVERTED, ImportOutput.UNREADABLE, ImportOutput.REFUSED},
    footer = {
      "",
      "Examples: relay6 import odhcpd --file /etc/config/dhcp",
      "          ssh router uci export dhcp | relay6 import odhcpd"
    })
final class ImportOdhcpdCommand implements Callable<Integer> {

  @Option(names = "--file", paramLabel = "FILE", description = "The file /etc/config/dhcp.")
  private Optional<Path> file = Optional.empty();

  @Spec private CommandSpec spec;

  ImportOdhcpdCommand() {}

  @Override
  public Integer call() throws CannotDo {
    String text =
        file.isPresent() ? ImportOutput.read(file.get()) : ImportOutput.readStandardInput();
    return new ImportOutput(spec.commandLine()).print(OdhcpdImport.of(text));
  }
}
