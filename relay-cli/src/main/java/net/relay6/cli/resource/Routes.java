package net.relay6.cli.resource;

import java.time.InstantSource;
import java.util.List;
import net.relay6.cli.admin.Route;

/** What can be asked about a relay without changing it: where it is, and who may. */
public final class Routes {

  private Routes() {}

  /** The routes to everything about {@code subject}; docs/admin.md describes each. */
  public static List<Route> about(Subject subject, RecentProblems problems, InstantSource clock) {
    return List.of(
        Route.open("/status", new StatusResource(subject, clock)),
        Route.open("/links", new LinksResource(subject, clock)),
        Route.open("/servers", new ServersResource(subject, clock)),
        Route.open("/counters", new CountersResource(subject)),
        Route.open("/health/live", new LivenessResource(subject)),
        Route.open("/health/ready", new ReadinessResource(subject)),
        Route.guarded("GET", "/config", new ConfigResource(subject)),
        Route.guarded("GET", "/problems", new ProblemsResource(problems, clock)));
  }
}
