package net.relay6.daemon.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.agent.FaultSink;

/** Dispatches requests to resources. */
public final class Router {

  private final List<Route> routes;
  private final FaultSink faults;

  /**
   * A router for those routes.
   *
   * @param faults receives faults of resources, which cost one response
   */
  public Router(List<Route> routes, FaultSink faults) {
    this.routes = List.copyOf(routes);
    this.faults = faults;
  }

  /** The receiver of faults of relay6 itself. */
  FaultSink faults() {
    return faults;
  }

  /** The response to a client of the Unix socket. */
  AdminResponse.Ready respond(AdminRequest request) throws InterruptedException {
    Optional<Route> route = find(request);
    return respondBy(route.isPresent() ? route.get().resource() : unknown(routes), request);
  }

  /** The response to a client over TCP, for which resources of the Unix socket do not exist. */
  AdminResponse.Ready respondToAnyone(AdminRequest request) throws InterruptedException {
    Resource unknown = unknown(routes.stream().filter(one -> !one.isSocketOnly()).toList());
    return respondBy(
        find(request).map(route -> route.forAnyone().orElse(forbidden(route))).orElse(unknown),
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
        new AdminResponse.Refused(
            AdminResponse.NOT_FOUND,
            "there is no %s %s; there are: %s"
                .formatted(
                    request.method(),
                    request.path(),
                    routes.stream().map(Route::toString).collect(Collectors.joining(", "))));
  }

  private static Resource forbidden(Route route) {
    return _ ->
        new AdminResponse.Refused(
            AdminResponse.FORBIDDEN, route + " is available only over the Unix socket");
  }

  /** Also renders the response, since that runs code of the resource. */
  private AdminResponse.Ready respondBy(Resource resource, AdminRequest request)
      throws InterruptedException {
    try {
      return resource.respond(request).render(request.wantsText());
    } catch (RuntimeException fault) {
      faults.taskFailed(new IllegalStateException("the request was " + request, fault));
      return new AdminResponse.Refused(AdminResponse.FAULT, "a fault in relay6; its log shows it")
          .render(request.wantsText());
    }
  }
}
