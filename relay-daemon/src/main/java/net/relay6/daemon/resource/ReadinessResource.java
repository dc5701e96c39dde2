package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.util.List;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.Readiness;
import net.relay6.daemon.view.Subject;

/** {@code /health/ready}: whether a link and a server are usable, and the problems. */
public final class ReadinessResource implements Resource {

  private final Subject subject;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public ReadinessResource(Subject subject, InstantSource clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /** The response. */
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
