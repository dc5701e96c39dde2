package net.relay6.daemon.resource;

import java.util.List;
import java.util.Optional;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.Subject;
import net.relay6.runtime.server.ProbeOutcome;

/** {@code POST /probe?server=NAME}: probes a server once and returns the outcome. */
public final class ProbeResource implements Resource {

  private static final double MICROS = 1e3;

  private final Subject subject;

  /** Probes servers of {@code subject}. */
  public ProbeResource(Subject subject) {
    this.subject = subject;
  }

  /** The response; {@code detail} is missing if there is none. */
  private record Told(
      String server, String state, Optional<Double> millis, Optional<String> detail) {}

  @Override
  public Answer answer(AdminRequest request) throws InterruptedException {
    String server = request.parameter("server").orElse("");
    return switch (subject.relay().probe(server)) {
      case ProbeOutcome.Responded(var after) -> {
        double millis = Math.round(after.toNanos() / MICROS) / MICROS;
        yield told(
            Answer.GOOD,
            new Told(server, "responding", Optional.of(millis), Optional.empty()),
            "responded after %.1f ms".formatted(millis));
      }
      case ProbeOutcome.Refused(var state, String words) ->
          told(
              Answer.UNAVAILABLE,
              new Told(server, state.label(), Optional.empty(), Optional.of(words)),
              "%s (%s)".formatted(state.label(), words));
      case ProbeOutcome.Silent(var within) ->
          told(
              Answer.UNAVAILABLE,
              new Told(server, "silent", Optional.empty(), Optional.empty()),
              "no response within %d s".formatted(within.toSeconds()));
      case ProbeOutcome.UnknownServer() -> unknown(server);
      case ProbeOutcome.NotSent(String why) ->
          new Answer.Refused(
              Answer.CONFLICT, "server %s cannot be asked: %s".formatted(server, why));
    };
  }

  private static Answer told(int status, Told told, String words) {
    return new Answer.Value(status, told, () -> "server %s: %s\n".formatted(told.server(), words));
  }

  /** The server may have been added meanwhile. */
  private Answer unknown(String server) {
    return KnownNames.servers(subject)
        .now()
        .refusal(List.of(server))
        .orElseGet(() ->
            new Answer.Refused(Answer.CONFLICT, "server %s is new; ask again".formatted(server)));
  }
}
