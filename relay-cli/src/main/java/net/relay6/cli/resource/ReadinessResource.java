package net.relay6.cli.resource;

import java.time.InstantSource;
import java.util.List;
import net.relay6.cli.admin.AdminRequest;
import net.relay6.cli.admin.Answer;
import net.relay6.cli.admin.Resource;

/** {@code /health/ready}: whether a link and a server are open, or could be, and what is not. */
public final class ReadinessResource implements Resource {

  private final Subject subject;
  private final InstantSource clock;

  /** Tells of {@code subject} at the time of {@code clock}. */
  public ReadinessResource(Subject subject, InstantSource clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /** What is told. */
  private record Told(String state, List<String> degraded) {}

  @Override
  public Answer answer(AdminRequest request) {
    Readiness readiness = Readiness.of(subject, clock);
    return new Answer.Value(
        readiness.ready() ? Answer.GOOD : Answer.UNAVAILABLE,
        new Told(readiness.word(), readiness.degraded()),
        () ->
            readiness.word()
                + "\n"
                + String.join("", readiness.degraded().stream().map(what -> what + "\n").toList()));
  }
}
