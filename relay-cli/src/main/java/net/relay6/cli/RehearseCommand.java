package net.relay6.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.relay6.assembly.Platform;
import net.relay6.assembly.Relay;
import net.relay6.cli.admin.AdminClient;
import net.relay6.cli.admin.AdminServer;
import net.relay6.cli.admin.NoAnswer;
import net.relay6.cli.admin.Route;
import net.relay6.cli.admin.Router;
import net.relay6.cli.history.History;
import net.relay6.cli.history.Recorder;
import net.relay6.cli.history.Sources;
import net.relay6.cli.metrics.MetricsResource;
import net.relay6.cli.resource.RecentProblems;
import net.relay6.cli.resource.Routes;
import net.relay6.cli.resource.Subject;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code relay6 rehearse}: starts a relay that reaches nobody, asks it, and stops it, so that the
 * JVM can keep what it has loaded in its ahead-of-time cache (JEP 514). For launchers and packages;
 * needs no privilege.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

  /** What operators ask most, in words and for machines. */
  private static final List<String> ASKED =
      List.of("/status", "/links", "/servers", "/findings", "/history");

  @Spec private CommandSpec spec;

  RehearseCommand() {}

  @Override
  public Integer call() throws IOException, NoAnswer {
    ((Logger) LoggerFactory.getLogger("net.relay6")).setLevel(Level.OFF);
    Path folder = Files.createTempDirectory("relay6");
    Path socket = folder.resolve("admin.sock");
    String text =
        """
        relay6 {
          servers { nobody { address = "::1", local-port = 54754 } }
          links = [ { interface = lo, remote-id = "{peer-address}", remote-id-enterprise = 32473 } ]
          admin { socket = "%s" }
        }
        """
            .formatted(socket);
    switch (SettingsReader.parse(text, "rehearsal")) {
      case SettingsResult.Valid valid -> rehearse(valid, socket);
      case SettingsResult.Invalid(var problems) ->
          throw new IllegalStateException(problems.toString());
    }
    Files.deleteIfExists(socket);
    Files.delete(folder);
    return ExitCode.OK;
  }

  private void rehearse(SettingsResult.Valid valid, Path socket) throws NoAnswer {
    RelaySettings settings = valid.settings();
    LoadedSettings loaded =
        new LoadedSettings(
            Path.of("rehearsal"), Instant.now(), settings, valid.text(), valid.origins());
    InstantSource clock = InstantSource.system();
    Platform machine = ThisMachine.platform().forRehearsal();
    ServerSetStarter observer = new ServerSetStarter();
    try (RecentProblems problems = RecentProblems.listen();
        Relay relay = Relay.start(settings, machine, SuddenEnd::of, List.of(observer))) {
      Subject subject =
          new Subject(
              relay,
              observer.started(),
              () -> loaded,
              clock.instant(),
              false,
              machine.hostName(),
              problems);
      History history = new History();
      new Recorder(Sources.of(relay, observer.started()), history, clock, System::nanoTime).recordMinute();
      List<Route> routes = new ArrayList<>();
      routes.addAll(Routes.about(subject, history, clock));
      routes.addAll(Routes.watching(subject, true, clock));
      routes.add(Route.open("/metrics", new MetricsResource(subject)));
      try (AdminServer _ =
          AdminServer.start(settings.admin(), new Router(routes, relay.faults()))) {
        ask(new AdminClient(socket));
      }
      spec.commandLine().getOut().println(new CountersTable(relay.counters()));
    }
  }

  private static void ask(AdminClient client) throws NoAnswer {
    for (String target : ASKED) {
      var _ = client.ask("GET", target, "text/plain");
      var _ = client.ask("GET", target, "application/json");
    }
    var _ = client.ask("GET", "/metrics", "text/plain");
  }
}
