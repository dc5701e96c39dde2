package net.relay6.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.relay6.cli.admin.AdminClient;
import net.relay6.cli.admin.NoAnswer;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which running relay is asked. */
final class AdminOption {

  private static final Path USUAL_FILE = Path.of("/etc/relay6/relay6.conf");
  private static final Path USUAL_SOCKET = Path.of("/run/relay6/admin.sock");

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      description =
          "The admin socket of the running relay; default: what /etc/relay6/relay6.conf says,"
              + " otherwise /run/relay6/admin.sock.")
  private @Nullable Path socket;

  /** What asks that relay. */
  AdminClient client() {
    return new AdminClient(Optional.ofNullable(socket).orElseGet(AdminOption::usualSocket));
  }

  /** Asks that relay and waits for what it says, as JSON or in words. */
  AdminClient.Reply ask(String method, String target, boolean json, String body) throws CannotDo {
    try {
      return client().ask(method, target, json ? "application/json" : "text/plain", body);
    } catch (NoAnswer fault) {
      throw new CannotDo(String.valueOf(fault.getMessage()), fault);
    }
  }

  private static Path usualSocket() {
    return Files.isReadable(USUAL_FILE)
            && SettingsReader.read(USUAL_FILE) instanceof SettingsResult.Valid(var settings, _)
        ? settings.admin().socket().orElse(USUAL_SOCKET)
        : USUAL_SOCKET;
  }
}
