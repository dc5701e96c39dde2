package net.relay6.daemon.resource;

import java.util.List;
import java.util.Optional;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.runtime.server.ProbeOutcome;

/** {@code POST /probe?server=NAME}: probes a server once and returns the outcome. */
public final class ProbeResource implements Resource {

  private static final double MICROS = 1e3;

  private final AdminContext context;

  /** Probes servers of {@code subject}. */
  public ProbeResource(AdminContext context) {
    this.context = context;
  }

  /** The response; {@code detail} is missing if there is none. */
  private record ProbeResult(
      String server, String state, Optional<Double> millis, Optional<String> detail) {}

  @Override
  public AdminResponse respond(AdminRequest request) throws InterruptedException {
    String server = request.parameter("server").orElse("");
    return switch (context.relay().probe(server)) {
      case ProbeOutcome.Responded(var after) -> {
        double millis = Math.round(after.toNanos() / MICROS) / MICROS;
        yield response(
            AdminResponse.GOOD,
            new ProbeResult(server, "responding", Optional.of(millis), Optional.empty()),
            "responded after %.1f ms".formatted(millis));
      }
      case ProbeOutcome.Refused(var state, String words) ->
          response(
              AdminResponse.UNAVAILABLE,
              new ProbeResult(server, state.label(), Optional.empty(), Optional.of(words)),
              "%s (%s)".formatted(state.label(), words));
      case ProbeOutcome.Silent(var within) ->
          response(
              AdminResponse.UNAVAILABLE,
              new ProbeResult(server, "silent", Optional.empty(), Optional.empty()),
              "no response within %d s".formatted(within.toSeconds()));
      case ProbeOutcome.UnknownServer() -> unknown(server);
      case ProbeOutcome.NotSent(String why) ->
          new AdminResponse.Refused(
              AdminResponse.CONFLICT, "server %s cannot be probed: %s".formatted(server, why));
    };
  }

  private static AdminResponse response(int status, ProbeResult result, String words) {
    return new AdminResponse.Value(
        status, result, () -> "server %s: %s\n".formatted(result.server(), words));
  }

  /** The server may have been added meanwhile. */
  private AdminResponse unknown(String server) {
    return KnownNames.servers(context)
        .now()
        .refusal(List.of(server))
        .orElseGet(() ->
            new AdminResponse.Refused(
                AdminResponse.CONFLICT, "server %s is new; try again".formatted(server)));
  }
}
