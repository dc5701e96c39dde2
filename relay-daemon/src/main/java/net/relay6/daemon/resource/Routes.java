package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import net.relay6.daemon.admin.Route;
import net.relay6.daemon.history.History;
import net.relay6.daemon.log.RecentProblems;
import net.relay6.daemon.reload.ReloadOutcome;
import net.relay6.daemon.view.Subject;

/** The routes of a relay. */
public final class Routes {

  private Routes() {}

  /**
   * All routes about {@code subject}; docs/admin.md describes each.
   *
   * @param history the history of the last hours
   */
  public static List<Route> about(Subject subject, History history, InstantSource clock) {
    return List.of(
        Route.open("/status", new StatusResource(subject, clock)),
        Route.open("/links", new LinksResource(subject, clock)),
        Route.open("/servers", new ServersResource(subject, clock)),
        Route.open("/counters", new CountersResource(subject)),
        Route.open("/history", new HistoryResource(history)),
        Route.open("/health/live", new LivenessResource(subject)),
        Route.open("/health/ready", new ReadinessResource(subject, clock)),
        Route.guarded("GET", "/config", new ConfigResource(subject)));
  }

  /**
   * The routes about its server set.
   *
   * @param namesClients whether clients may be named over TCP
   */
  public static List<Route> watching(Subject subject, boolean namesClients, InstantSource clock) {
    return List.of(
        Route.open("/server-set", new ServerSetResource(subject)),
        Route.open(
            "/findings",
            new FindingsResource(subject, true, clock),
            new FindingsResource(subject, namesClients, clock)),
        Route.guarded("GET", "/leases", new LeasesResource(subject, clock)));
  }

  /**
   * The routes about its log, and those that change the relay.
   *
   * @param problems the latest problems of the log
   * @param reload reads the configuration again
   */
  public static List<Route> doing(
      Subject subject,
      RecentProblems problems,
      Supplier<ReloadOutcome> reload,
      InstantSource clock) {
    return List.of(
        Route.guarded("GET", "/problems", new ProblemsResource(problems, clock)),
        Route.guarded("POST", "/reload", new ReloadResource(reload)),
        Route.guarded("POST", "/probe", new ProbeResource(subject)),
        Route.guarded("GET", "/log-level", LogLevelResource::tell),
        Route.guarded("PUT", "/log-level", LogLevelResource::change),
        Route.guarded("GET", "/capture", new CaptureResource(subject, clock)));
  }
}
