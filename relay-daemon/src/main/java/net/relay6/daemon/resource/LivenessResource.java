package net.relay6.daemon.resource;

import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.Answers;
import net.relay6.daemon.view.Subject;

/** {@code /health/live}: whether the relay's threads respond within two seconds. */
public final class LivenessResource implements Resource {

  private final Subject subject;

  /** A resource about {@code subject}. */
  public LivenessResource(Subject subject) {
    this.subject = subject;
  }

  /** The response. */
  private record Liveness(boolean live, boolean dataPlaneAnswers) {}

  @Override
  public Answer answer(AdminRequest request) throws InterruptedException {
    boolean live = Answers.come(subject.relay().heartbeat().toCompletableFuture());
    boolean data = live || Answers.come(subject.relay().waitingByServer());
    return new Answer.Value(
        live ? Answer.GOOD : Answer.UNAVAILABLE, new Liveness(live, data), () -> words(live, data));
  }

  private static String words(boolean live, boolean data) {
    if (live) {
      return "live\n";
    }
    return data ? "the control thread does not answer\n" : "the data plane does not answer\n";
  }
}
