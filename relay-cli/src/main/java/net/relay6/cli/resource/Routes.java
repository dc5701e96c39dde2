package net.relay6.cli.resource;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import net.relay6.cli.ReloadOutcome;
import net.relay6.cli.admin.Route;
import net.relay6.cli.history.History;

/** What a relay can be asked: where it is, and who may. */
public final class Routes {

  private Routes() {}

  /**
   * The routes to everything about {@code subject}; docs/admin.md describes each.
   *
   * @param history what happened in the last hours
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
   * The routes to everything about its server set.
   *
   * @param namesClients whether everybody may be told of clients
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
   * The routes to its log and those by which something is done to the relay.
   *
   * @param problems what the log has told
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
