package net.relay6.daemon;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.agent.FaultSink;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.daemon.admin.AdminServer;
import net.relay6.daemon.admin.Route;
import net.relay6.daemon.admin.Router;
import net.relay6.daemon.events.BindingEvents;
import net.relay6.daemon.events.FindingEvents;
import net.relay6.daemon.history.History;
import net.relay6.daemon.history.Recorder;
import net.relay6.daemon.log.RecentProblems;
import net.relay6.daemon.metrics.MetricsResource;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.reload.Reload;
import net.relay6.daemon.resource.PageResource;
import net.relay6.daemon.resource.Routes;
import net.relay6.daemon.service.Supervisor;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.CountersTable;
import net.relay6.observer.finding.FindingLog;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.planning.model.LinkStatus;
import net.relay6.platform.Platform;
import net.relay6.runtime.Relay;
import net.relay6.runtime.RelayObserver;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.LogSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSetSettings;
import net.relay6.transport.ChannelStates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops a relay and everything that runs beside it. */
public final class RunningRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningRelay.class);
  private static final long MINUTE_SECONDS = 60;

  private final Relay relay;
  private final AtomicReference<LoadedSettings> settings;
  private final RecentProblems problems = RecentProblems.listen();
  private final History history = new History();
  private final Recorder recorder;
  private final Optional<FindingEvents> events;
  private final AdminServer admin;
  private final Supervisor supervisor;
  private final ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor();

  private final Reload reload;

  /** Starts the observer of the server set with the relay, and keeps it for what asks it. */
  private static final class ServerSetStarter implements RelayObserver.Factory {

    private Optional<ServerSetWatch> started = Optional.empty();

    @Override
    public Optional<ServerSetWatch> start(RelayObserver.Context relay) {
      started = ServerSetWatch.observing(relay, List.of(new FindingLog()));
      return started;
    }
  }

  private RunningRelay(
      LoadedSettings loaded,
      Platform platform,
      Map<String, String> environment,
      Consumer<Error> ending,
      Function<LogSettings, Reload.Step> log) {
    InstantSource clock = InstantSource.system();
    settings = new AtomicReference<>(loaded);
    supervisor = Supervisor.of(environment);
    ServerSetStarter observer = new ServerSetStarter();
    relay = Relay.start(loaded.settings(), platform, ending, List.of(observer));
    Optional<ServerSetWatch> serverSet = observer.started;
    events =
        serverSet.map(watch -> events(platform.hostName(), watch, loaded.settings().serverSet()));
    reload =
        new Reload(
            loaded.file(),
            relay::reload,
            () -> report().headline(),
            steps(log, events),
            settings,
            supervisor);
    AdminSettings asked = loaded.settings().admin();
    AdminContext context =
        new AdminContext(
            relay,
            serverSet,
            settings::get,
            clock.instant(),
            asked.readyNeedsResponse(),
            platform.hostName(),
            problems);
    recorder =
        new Recorder(Recorder.Sources.of(relay, serverSet), history, clock, System::nanoTime);
    admin = AdminServer.start(asked, router(context, asked, clock));
    everyMinute(() -> LOG.debug("counters\n{}", new CountersTable(relay.counters())));
    everyMinute(this::recordMinute);
  }

  private void everyMinute(Runnable task) {
    var _ =
        reporter.scheduleAtFixedRate(
            new FaultSink.GuardedTasks(relay.faults()).guard(task),
            MINUTE_SECONDS,
            MINUTE_SECONDS,
            TimeUnit.SECONDS);
  }

  private static FindingEvents events(
      String host, ServerSetWatch watch, ServerSetSettings settings) {
    FindingEvents events = new FindingEvents(host, watch::time);
    events.apply(settings);
    watch.addListener(events);
    return events;
  }

  private static List<Function<RelaySettings, Reload.Step>> steps(
      Function<LogSettings, Reload.Step> log, Optional<FindingEvents> events) {
    List<Function<RelaySettings, Reload.Step>> steps = new ArrayList<>();
    steps.add(next -> log.apply(next.log()));
    events.ifPresent(findings -> steps.add(next -> step(findings.plan(next.serverSet()))));
    return steps;
  }

  private static Reload.Step step(FindingEvents.Targets targets) {
    return new Reload.Step(targets::apply, targets::undo, targets::finish);
  }

  private Router router(AdminContext context, AdminSettings admin, InstantSource clock) {
    List<Route> routes = new ArrayList<>(Routes.about(context, history, clock));
    routes.addAll(PageResource.routes());
    Optional<BindingEvents> events =
        relay.bindings().map(book -> new BindingEvents(book, relay.clientNaming()));
    routes.addAll(Routes.watching(context, events, admin.showClients(), clock));
    routes.addAll(Routes.doing(context, problems, reload::run, clock));
    routes.add(Route.open("/metrics", new MetricsResource(context)));
    return new Router(routes, relay.faults());
  }

  /**
   * Starts relaying, then what runs beside it.
   *
   * @param environment may name a service manager
   * @param ending ends the process when relay6 cannot go on
   * @param log makes ready what a reload changes in the log
   */
  public static RunningRelay start(
      LoadedSettings settings,
      Platform platform,
      Map<String, String> environment,
      Consumer<Error> ending,
      Function<LogSettings, Reload.Step> log) {
    return new RunningRelay(settings, platform, environment, ending, log);
  }

  /** The relay itself. */
  public Relay relay() {
    return relay;
  }

  /** Reads the configuration again. */
  public Reload reload() {
    return reload;
  }

  /** Keeps the figures of the minute that ends now. */
  public void recordMinute() {
    recorder.recordMinute();
  }

  /** Its start report. */
  public StartReport report() {
    return new StartReport(relay);
  }

  /**
   * Notifies the service manager, if there is one, that it is relaying, and starts its watchdog.
   */
  public void notifySupervisor() {
    supervisor.ready(report().headline());
    supervisor.watch(relay::heartbeat);
  }

  /** Stops everything beside the relay, then the relay. */
  @Override
  public void close() {
    supervisor.stopping();
    reporter.shutdownNow();
    admin.close();
    relay.close();
    events.ifPresent(FindingEvents::close);
    problems.close();
    supervisor.close();
  }

  /**
   * The report of a relay after its start: that it relays, or why it does not yet.
   *
   * @param relay the relay
   */
  public record StartReport(Relay relay) {

    /** Further reasons are only in the log. */
    private static final int REASONS_MAX = 20;

    /** One line: whether it relays, and which channels are open. */
    String headline() {
      return "relay6 %s: %d of %d links, %d of %d servers"
          .formatted(
              isRelaying() ? "is relaying" : "started, relaying nothing yet",
              open("link"),
              relay.links().size(),
              open("server"),
              relay.serverCount());
    }

    /** The headline and, if it relays nothing, a line for each reason. */
    public String full() {
      if (isRelaying()) {
        return headline();
      }
      return Stream.concat(Stream.of(headline()), reasons().stream().limit(REASONS_MAX))
          .collect(Collectors.joining(System.lineSeparator() + "  "));
    }

    /** Why it can never relay anything, if that is so. */
    public Optional<String> hopelessness() {
      return open("link") > 0 ? Optional.empty() : relay.channels().portDenied();
    }

    private boolean isRelaying() {
      return open("link") > 0 && open("server") > 0;
    }

    private long open(String kind) {
      return relay.channels().openCount(kind);
    }

    private List<String> reasons() {
      return Stream.concat(
              relay.links().stream().map(LinkStatus.Timed::status).flatMap(this::reason),
              relay.servers().stream()
                  .map(ServerPlan::name)
                  .flatMap(server -> closed("server", server)))
          .toList();
    }

    private Stream<String> reason(LinkStatus link) {
      return switch (link) {
        case LinkStatus.Waiting waiting ->
            Stream.of("link " + waiting.name() + ": " + waiting.text());
        case LinkStatus.Ready(LinkPlan plan) -> closed("link", plan.name());
      };
    }

    private Stream<String> closed(String kind, String name) {
      return relay.channels().find(kind, name).stream()
          .filter(state -> !state.open())
          .map(ChannelStates.State::detail)
          .map(detail -> kind + " " + name + ": " + detail);
    }
  }
}
