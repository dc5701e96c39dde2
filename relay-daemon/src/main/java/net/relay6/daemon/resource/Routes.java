package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.relay6.daemon.admin.Route;
import net.relay6.daemon.events.BindingEventText;
import net.relay6.daemon.events.BindingEvents;
import net.relay6.daemon.history.History;
import net.relay6.daemon.log.RecentProblems;
import net.relay6.daemon.reload.ReloadOutcome;
import net.relay6.daemon.view.AdminContext;

/** The routes of a relay. */
public final class Routes {

  private Routes() {}

  /**
   * All routes about {@code subject}; docs/admin.md describes each.
   *
   * @param history the history of the last hours
   */
  public static List<Route> about(AdminContext context, History history, InstantSource clock) {
    return List.of(
        Route.open("/status", new StatusResource(context, clock)),
        Route.open("/links", new LinksResource(context, clock)),
        Route.open("/servers", new ServersResource(context, clock)),
        Route.open("/counters", new CountersResource(context)),
        Route.open("/history", new HistoryResource(history)),
        Route.open("/health/live", new LivenessResource(context)),
        Route.open("/health/ready", new ReadinessResource(context, clock)),
        Route.guarded("GET", "/config", new ConfigResource(context)));
  }

  /**
   * The routes about its server set and its bindings.
   *
   * @param events the changes of the bindings; empty if there is no binding book
   * @param namesClients whether clients may be named over TCP
   */
  public static List<Route> watching(
      AdminContext context,
      Optional<BindingEvents> events,
      boolean namesClients,
      InstantSource clock) {
    return List.of(
        Route.open("/server-set", new ServerSetResource(context)),
        Route.open(
            "/findings",
            new FindingsResource(context, true, clock),
            new FindingsResource(context, namesClients, clock)),
        Route.guarded("GET", "/leases", new LeasesResource(context, clock)),
        Route.guarded(
            "GET",
            "/events",
            new EventsResource(events, new BindingEventText(clock, ZoneId.systemDefault()))));
  }

  /**
   * The routes about its log, and those that change the relay.
   *
   * @param problems the latest problems of the log
   * @param reload reads the configuration again
   */
  public static List<Route> doing(
      AdminContext context,
      RecentProblems problems,
      Supplier<ReloadOutcome> reload,
      InstantSource clock) {
    return List.of(
        Route.guarded("GET", "/problems", new ProblemsResource(problems, clock)),
        Route.guarded("POST", "/reload", new ReloadResource(reload)),
        Route.guarded("POST", "/probe", new ProbeResource(context)),
        Route.guarded("GET", "/log-level", LogLevelResource::respond),
        Route.guarded("PUT", "/log-level", LogLevelResource::change),
        Route.guarded("GET", "/capture", new CaptureResource(context, clock)));
  }
}
