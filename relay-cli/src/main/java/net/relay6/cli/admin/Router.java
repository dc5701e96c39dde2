package net.relay6.cli.admin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the resource a request is for. */
public final class Router {

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final List<Route> routes;

  /** A router for those routes and no others. */
  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** What is said to somebody who may use the Unix socket. */
  Answer answer(AdminRequest request) throws InterruptedException {
    return find(request).isPresent()
        ? ask(find(request).get().resource(), request)
        : unknown(request, routes);
  }

  /** What is said to somebody who may be anybody: what is only for the socket is not even there. */
  Answer answerAnybody(AdminRequest request) throws InterruptedException {
    Optional<Route> route = find(request);
    if (route.isEmpty()) {
      return unknown(request, routes.stream().filter(one -> !one.isSocketOnly()).toList());
    }
    Optional<Resource> resource = route.get().forAnybody();
    return resource.isPresent()
        ? ask(resource.get(), request)
        : new Answer.Refused(
            Answer.FORBIDDEN, route.get() + " is to be had over the Unix socket alone");
  }

  private Optional<Route> find(AdminRequest request) {
    return routes.stream()
        .filter(
            route -> route.path().equals(request.path()) && route.method().equals(request.method()))
        .findFirst();
  }

  private static Answer unknown(AdminRequest request, List<Route> routes) {
    return new Answer.Refused(
        Answer.NOT_FOUND,
        "there is no %s %s; there are: %s"
            .formatted(
                request.method(),
                request.path(),
                routes.stream().map(Route::toString).collect(Collectors.joining(", "))));
  }

  private static Answer ask(Resource resource, AdminRequest request) throws InterruptedException {
    try {
      return resource.answer(request);
    } catch (RuntimeException fault) {
      LOG.error(
          "a fault in relay6 while it was asked {} {}; relaying goes on",
          request.method(),
          request.path(),
          fault);
      return new Answer.Refused(Answer.FAULT, "a fault in relay6; its log has it");
    }
  }
}
