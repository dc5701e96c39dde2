package net.relay6.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.Callable;
import net.relay6.assembly.Relay;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code relay6 rehearse}: starts and stops a relay that reaches nobody, so that the JVM can keep
 * what it has loaded in its ahead-of-time cache (JEP 514). For launchers and packages; needs no
 * privilege.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

  private static final String SETTINGS =
      """
      relay6 {
        servers { nobody { address = "::1", local-port = 54754 } }
        links = [ { interface = lo, remote-id = "{peer-address}", remote-id-enterprise = 32473 } ]
      }
      """;

  @Spec private CommandSpec spec;

  RehearseCommand() {}

  @Override
  public Integer call() {
    ((Logger) LoggerFactory.getLogger("net.relay6")).setLevel(Level.OFF);
    return switch (SettingsReader.parse(SETTINGS, "rehearsal")) {
      case SettingsResult.Valid(var settings, _) -> {
        try (Relay relay = Relay.start(settings, ThisMachine.platform())) {
          spec.commandLine().getOut().println(new CountersTable(relay.counters()));
          yield ExitCode.OK;
        }
      }
      case SettingsResult.Invalid(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }
}
