package net.relay6.cli.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.agent.FaultSink;

/** Finds the resource a request is for. */
public final class Router {

  private final List<Route> routes;
  private final FaultSink faults;

  /**
   * A router for those routes and no others.
   *
   * @param faults where faults of resources go, which cost their answer
   */
  public Router(List<Route> routes, FaultSink faults) {
    this.routes = List.copyOf(routes);
    this.faults = faults;
  }

  /** Where faults of relay6 itself go. */
  FaultSink faults() {
    return faults;
  }

  /** What is said to somebody who may use the Unix socket. */
  Answer.Ready answer(AdminRequest request) throws InterruptedException {
    Optional<Route> route = find(request);
    return ask(route.isPresent() ? route.get().resource() : unknown(routes), request);
  }

  /** What is said to somebody who may be anybody: what is only for the socket is not even there. */
  Answer.Ready answerAnybody(AdminRequest request) throws InterruptedException {
    Resource unknown = unknown(routes.stream().filter(one -> !one.isSocketOnly()).toList());
    return ask(
        find(request).map(route -> route.forAnybody().orElse(forbidden(route))).orElse(unknown),
        request);
  }

  private Optional<Route> find(AdminRequest request) {
    return routes.stream()
        .filter(
            route -> route.path().equals(request.path()) && route.method().equals(request.method()))
        .findFirst();
  }

  private static Resource unknown(List<Route> routes) {
    return request ->
        new Answer.Refused(
            Answer.NOT_FOUND,
            "there is no %s %s; there are: %s"
                .formatted(
                    request.method(),
                    request.path(),
                    routes.stream().map(Route::toString).collect(Collectors.joining(", "))));
  }

  private static Resource forbidden(Route route) {
    return _ ->
        new Answer.Refused(Answer.FORBIDDEN, route + " is to be had over the Unix socket alone");
  }

  /** The answer is made ready here too, since that runs the resource's own code. */
  private Answer.Ready ask(Resource resource, AdminRequest request) throws InterruptedException {
    try {
      return resource.answer(request).ready(request.wantsWords());
    } catch (RuntimeException fault) {
      faults.taskFailed(new IllegalStateException("it was asked " + request, fault));
      return new Answer.Refused(Answer.FAULT, "a fault in relay6; its log has it")
          .ready(request.wantsWords());
    }
  }
}
