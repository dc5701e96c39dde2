package net.relay6.daemon.resource;

import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.BoundedWait;

/** {@code /health/live}: whether the relay's threads respond within two seconds. */
public final class LivenessResource implements Resource {

  private final AdminContext context;

  /** A resource about {@code subject}. */
  public LivenessResource(AdminContext context) {
    this.context = context;
  }

  /** The response. */
  private record Liveness(boolean live, boolean dataPlaneAnswers) {}

  @Override
  public AdminResponse respond(AdminRequest request) throws InterruptedException {
    boolean live = BoundedWait.completes(context.relay().heartbeat().toCompletableFuture());
    boolean data = live || BoundedWait.completes(context.relay().waitingByServer());
    return new AdminResponse.Value(
        live ? AdminResponse.GOOD : AdminResponse.UNAVAILABLE,
        new Liveness(live, data),
        () -> toText(live, data));
  }

  private static String toText(boolean live, boolean data) {
    if (live) {
      return "live\n";
    }
    return data ? "the control thread does not respond\n" : "the data plane does not respond\n";
  }
}
