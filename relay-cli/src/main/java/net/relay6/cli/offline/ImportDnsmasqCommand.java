package net.relay6.cli.offline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.platform.linux.ThisMachine;
import net.relay6.tools.migrate.DnsmasqImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 import dnsmasq}. */
@Command(
    name = "dnsmasq",
    header = "Prints a configuration equivalent to dnsmasq's dhcp-relay lines.",
    description = {
      "Write the lines behind --, name the file that holds them, or give it on standard input. Which"
          + " interface has a line's local address is looked up on this machine."
    },
    exitCodeList = {ImportOutput.CONVERTED, ImportOutput.UNREADABLE, ImportOutput.REFUSED},
    footer = {
      "",
      "Examples: relay6 import dnsmasq -- dhcp-relay=2001:db8:1::1,2001:db8:a::2",
      "          relay6 import dnsmasq --file /etc/dnsmasq.conf"
    })
final class ImportDnsmasqCommand implements Callable<Integer> {

  @Parameters(paramLabel = "LINE", arity = "0..*", description = "Lines of the configuration.")
  private List<String> lines = List.of();

  @Option(names = "--file", paramLabel = "FILE", description = "A configuration file.")
  private Optional<Path> file = Optional.empty();

  @Spec private CommandSpec spec;

  ImportDnsmasqCommand() {}

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
