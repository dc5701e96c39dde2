package net.relay6.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.migrate.DhcrelayImport;
import net.relay6.cli.migrate.Imported;
import net.relay6.cli.migrate.ShellWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 import dhcrelay}. */
@Command(
    name = "dhcrelay",
    header = "Prints a configuration equivalent to a command line of ISC dhcrelay -6.",
    description = "Write the flags behind --, or name the file that holds them.",
    footer = {
      "",
      "Examples: relay6 import dhcrelay -- -6 -l eth1 -u 2001:db8:a::2%%eth0",
      "          relay6 import dhcrelay --file /etc/default/isc-dhcp-relay"
    })
final class ImportDhcrelayCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FLAG", arity = "0..*", description = "The flags of dhcrelay.")
  private List<String> flags = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A file that sets OPTIONS, as /etc/default/isc-dhcp-relay does.")
  private Optional<Path> file = Optional.empty();

  @Spec private CommandSpec spec;

  ImportDhcrelayCommand() {}

  @Override
  public Integer call() throws CannotDo {
    return new ImportOutput(spec.commandLine()).print(imported());
  }

  private Imported imported() throws CannotDo {
    if (file.isEmpty()) {
      return DhcrelayImport.of(flags);
    }
    if (!flags.isEmpty()) {
      return new Imported.Refused(List.of("write either flags or --file, not both"));
    }
    return ShellWords.options(ImportOutput.read(file.get()))
        .map(DhcrelayImport::of)
        .orElseGet(() ->
            new Imported.Refused(
                List.of(
                    file.get()
                        + " sets no OPTIONS in plain text; write the flags behind -- instead")));
  }
}
