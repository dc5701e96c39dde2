package net.relay6.cli.ask;

import io.netty.handler.codec.http.QueryStringEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ConfigOption;
import net.relay6.daemon.admin.AdminClient;
import net.relay6.settings.read.AdminSocket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select the running relay. */
final class AdminOption {

  private static final Path USUAL_SOCKET = Path.of("/run/relay6/admin.sock");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "The configuration of the running relay, which names its admin socket. Default: "
              + ConfigOption.USUAL_FILE
              + ".")
  private @Nullable Path config;

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      description =
          "The admin socket of the running relay. Default: the one in the configuration, or"
              + " /run/relay6/admin.sock if the configuration cannot be read.")
  private @Nullable Path socket;

  /** A client of that relay. */
  AdminClient client() throws CannotDo {
    return new AdminClient(socket == null ? configuredSocket() : socket);
  }

  /** Sends a request to that relay and waits for the response, as JSON or text. */
  AdminClient.Reply request(String method, String target, boolean json, String body)
      throws CannotDo {
    try {
      return client().request(method, target, json ? "application/json" : "text/plain", body);
    } catch (AdminClient.NoResponse fault) {
      throw new CannotDo(String.valueOf(fault.getMessage()), fault);
    }
  }

  private Path configuredSocket() throws CannotDo {
    Path file = config == null ? Path.of(ConfigOption.USUAL_FILE) : config;
    return switch (AdminSocket.in(file)) {
      case AdminSocket.SocketSetting.At(Path named) -> named;
      case AdminSocket.SocketSetting.None() ->
          throw new CannotDo(
              ("%s has admin.socket = null, so its relay has no admin socket to query; name another"
                      + " socket with --socket PATH")
                  .formatted(file));
      case AdminSocket.SocketSetting.Unknown _ when config == null -> USUAL_SOCKET;
      case AdminSocket.SocketSetting.Unknown(String why) ->
          throw new CannotDo(
              "the admin socket is not known: %s; or name it with --socket PATH".formatted(why));
    };
  }

  /** Builds a path with parameters. */
  static final class Query {

    private final QueryStringEncoder text;

    Query(String path) {
      text = new QueryStringEncoder(path);
    }

    /** Adds a parameter if there is a value. */
    void add(String name, Optional<String> value) {
      value.ifPresent(known -> text.addParam(name, known));
    }

    /** Adds a parameter for each value. */
    void addAll(String name, List<String> values) {
      values.forEach(value -> text.addParam(name, value));
    }

    /** Adds a parameter without a value if {@code wanted}. */
    void addIf(boolean wanted, String name) {
      if (wanted) {
        text.addParam(name, "");
      }
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
