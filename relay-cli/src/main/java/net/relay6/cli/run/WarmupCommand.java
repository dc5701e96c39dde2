package net.relay6.cli.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.ExitCode;
import net.relay6.cli.shared.SuddenEnd;
import net.relay6.daemon.RunningRelay;
import net.relay6.daemon.admin.AdminClient;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.reload.Reload;
import net.relay6.daemon.view.CountersTable;
import net.relay6.platform.linux.ThisMachine;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code relay6 rehearse}: starts a relay without a network, sends requests to its admin endpoint,
 * and stops it, so that the JVM can store the loaded classes in its ahead-of-time cache (JEP 514).
 * For launchers and packages; needs no privilege.
 */
@Command(name = "rehearse", hidden = true)
public final class WarmupCommand implements Callable<Integer> {

  /** The most frequent requests, as text and as JSON. */
  private static final List<String> TARGETS =
      List.of("/status", "/links", "/servers", "/findings", "/history");

  /** It is never reloaded. */
  private static final Reload.Step NO_STEP = new Reload.Step(() -> {}, () -> {}, () -> {});

  @Spec private CommandSpec spec;

  WarmupCommand() {}

  @Override
  public Integer call() throws IOException, AdminClient.NoResponse {
    ((Logger) LoggerFactory.getLogger("net.relay6")).setLevel(Level.OFF);
    Path folder = Files.createTempDirectory("relay6");
    Path socket = folder.resolve("admin.sock");
    String text =
        """
        relay6 {
          servers { unreachable { address = "::1", local-port = 54754 } }
          links = [ { interface = lo, remote-id = "{peer-address}", remote-id-enterprise = 32473 } ]
          admin { socket = "%s" }
        }
        """
            .formatted(socket);
    switch (SettingsReader.parse(text, "rehearsal")) {
      case SettingsResult.Valid valid ->
          warmUp(LoadedSettings.of(Path.of("rehearsal"), valid), socket);
      case SettingsResult.Invalid(var problems) ->
          throw new IllegalStateException(problems.toString());
    }
    Files.deleteIfExists(socket);
    Files.delete(folder);
    return ExitCode.OK;
  }

  private void warmUp(LoadedSettings settings, Path socket) throws AdminClient.NoResponse {
    try (RunningRelay running =
        RunningRelay.start(
            settings, ThisMachine.platform().forWarmup(), Map.of(), SuddenEnd::of, _ -> NO_STEP)) {
      running.recordMinute();
      request(new AdminClient(socket));
      spec.commandLine().getOut().println(new CountersTable(running.relay().counters()));
    }
  }

  private static void request(AdminClient client) throws AdminClient.NoResponse {
    for (String target : TARGETS) {
      var _ = client.request("GET", target, "text/plain");
      var _ = client.request("GET", target, "application/json");
    }
    var _ = client.request("GET", "/metrics", "text/plain");
  }
}
