package net.relay6.cli.run;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.relay6.cli.shared.ConfigOption;
import net.relay6.cli.shared.ExitCode;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.linux.ThisMachine;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.read.SettingsResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 names}: the names of links and servers, for shell completion. */
@Command(name = "names", hidden = true)
public final class NamesCommand implements Callable<Integer> {

  /** What to list. */
  enum Kind {
    LINKS,
    SERVERS
  }

  @Parameters(paramLabel = "KIND")
  private Kind kind = Kind.LINKS;

  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec;

  NamesCommand() {}

  @Override
  public Integer call() {
    if (config.read() instanceof SettingsResult.Valid valid) {
      PrintWriter out = spec.commandLine().getOut();
      names(valid.settings()).distinct().forEach(out::println);
      return ExitCode.OK;
    }
    return ExitCode.MISTAKE;
  }

  private Stream<String> names(RelaySettings settings) {
    return switch (kind) {
      case LINKS -> {
        InterfaceSnapshot there = ThisMachine.platform().interfaces().snapshot();
        yield settings.links().stream().flatMap(link -> names(link, there));
      }
      case SERVERS -> settings.servers().stream().map(ServerSettings::name);
    };
  }

  private static Stream<String> names(LinkSettings link, InterfaceSnapshot there) {
    return link.isPattern()
        ? there.interfaces().stream().map(NetworkLink::name).filter(link.names())
        : Stream.of(link.interfaceName());
  }
}
