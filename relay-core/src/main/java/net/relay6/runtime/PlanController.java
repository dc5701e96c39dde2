package net.relay6.runtime;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.relay6.agent.RelayPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Warning;
import net.relay6.planning.warning.PlanReview;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.Platform;
import net.relay6.platform.RouteLookup;
import net.relay6.runtime.state.RelayIdFile;
import net.relay6.runtime.state.StateFile;
import net.relay6.settings.RelaySettings;

/**
 * Controls the plan by which messages are relayed: computes it from the configuration and the
 * environment, and again when either changes. A plan is computed completely before it is applied,
 * so that a fault changes nothing. Used by the control thread; others may read the settings, the
 * plan and the names of interfaces.
 */
public final class PlanController implements AutoCloseable {

  private final Platform platform;
  private final InterfaceTable.Watch interfaces;
  private final ServerNames names;
  private final ClaimedLinks claims;
  private final InstantSource clock;
  private final DrainTracker drainTracker;
  private final StateLog stateLog;
  private final StateLog.NextHops nextHopLog;
  private volatile Configuration configuration;
  private volatile Environment environment;
  private volatile AssembledPlan assembled;
  private volatile List<LinkStatus.Timed> links = List.of();
  private boolean planDue;
  private boolean statesUnlogged = true;
  private boolean linksUnpublished = true;

  /**
   * A plan that is computed and not yet applied.
   *
   * @param configuration its configuration
   * @param environment its environment
   * @param assembled the plan
   * @param links every link, relaying or waiting
   */
  record PendingPlan(
      Configuration configuration,
      Environment environment,
      AssembledPlan assembled,
      List<LinkStatus.Timed> links) {}

  /**
   * Makes the first plan.
   *
   * @param nanoClock the time in nanoseconds, on a clock that may wrap
   * @param changed is called, on any thread, when the interfaces have changed
   * @param fatal receives Errors of other threads
   */
  PlanController(
      Configuration configuration,
      Platform platform,
      InstantSource clock,
      LongSupplier nanoClock,
      Runnable changed,
      Consumer<Error> fatal) {
    this.configuration = configuration;
    this.platform = platform;
    this.clock = clock;
    drainTracker = new DrainTracker(nanoClock);
    stateLog = new StateLog(nanoClock);
    nextHopLog = new StateLog.NextHops(nanoClock);
    interfaces = platform.interfaces().watch(changed);
    claims = new ClaimedLinks(platform.claims());
    names = new ServerNames(configuration.settings(), platform.names(), fatal);
    environment = readEnvironment(configuration, Map.of());
    assembled = configuration.assembly().assemble(environment);
    links = LinkStatus.Timed.update(links, assembled.links(), clock.instant());
  }

  /** {@code before} are the routes to servers until now. */
  private Environment readEnvironment(
      Configuration wanted, Map<Ipv6Address, RouteLookup.ResolvedRoute> before) {
    RelaySettings settings = wanted.settings();
    InterfaceSnapshot there = interfaces.snapshot();
    Map<String, List<Ipv6Address>> addressesByName = names.addressesByName();
    return new Environment(
        there,
        addressesByName,
        Uplinks.keepSources(
            Uplinks.routes(settings, addressesByName, platform.routes()), before, there),
        claims.claim(wanted.assembly().selection(), there),
        wanted.relayId(),
        platform.hostName());
  }

  /** Whether a route to a server differs from the plan now; reads nothing else. */
  boolean hasRouteChanged() {
    Environment last = environment;
    Map<Ipv6Address, RouteLookup.ResolvedRoute> now =
        Uplinks.routes(configuration.settings(), last.addressesByName(), platform.routes());
    return !Uplinks.keepSources(now, last.routes(), last.interfaces()).equals(last.routes());
  }

  /** Makes a plan for the current environment if it has changed. */
  public void refresh() {
    Environment now = readEnvironment(configuration, environment.routes());
    // A plan that a fault has prevented stays due.
    planDue |= drainTracker.expire();
    if (planDue || !now.equals(environment)) {
      apply(plan(configuration, now));
    }
    claims.keepOnly(configuration.assembly().selection(), environment.interfaces());
  }

  /** Resolves host names that are new in {@code next}, with a time limit. */
  void resolveNames(RelaySettings next) {
    names.learn(next);
  }

  /** Makes the plan for another configuration. The current plan stays in effect. */
  PendingPlan plan(RelaySettings next) {
    Configuration wanted = configuration.next(next);
    return plan(wanted, readEnvironment(wanted, environment.routes()));
  }

  private PendingPlan plan(Configuration wanted, Environment now) {
    AssembledPlan next =
        wanted.assembly().assemble(now, drainTracker.drainingAfter(assembled.plan()));
    return new PendingPlan(
        wanted, now, next, LinkStatus.Timed.update(links, next.links(), clock.instant()));
  }

  /** Applies the plan as a whole; no step of it can fail. */
  void apply(PendingPlan next) {
    drainTracker.track(assembled.plan(), next.assembled().plan());
    if (!next.configuration().equals(configuration)) {
      configuration = next.configuration();
      names.update(configuration.settings());
    }
    environment = next.environment();
    assembled = next.assembled();
    links = next.links();
    planDue = false;
    statesUnlogged = true;
    linksUnpublished = true;
  }

  /** Logs changed states of links, and those that were deferred. */
  void logStates() {
    stateLog.logWatchFailure(interfaces.failure());
    if (statesUnlogged) {
      statesUnlogged = false;
      stateLog.log(assembled, environment.interfaces());
    }
    stateLog.logDeferred();
  }

  /** Logs changed next hops of servers. */
  void logNextHops() {
    nextHopLog.log(assembled.plan().servers(), environment.interfaces());
    nextHopLog.logDeferred();
  }

  /** Passes a plan to {@code target} once, with its interfaces; again when that fails. */
  public void publishLinks(BiConsumer<RelayPlan, InterfaceSnapshot> target) {
    if (linksUnpublished) {
      target.accept(assembled.plan(), environment.interfaces());
      linksUnpublished = false;
    }
  }

  /** Releases what only earlier plans needed, once no thread uses them any more. */
  void forgetRemoved() {
    configuration.assembly().forgetRemoved(assembled);
  }

  /** The settings in effect. */
  RelaySettings settings() {
    return configuration.settings();
  }

  /** Why this relay's DUID is not sent although the settings require it. */
  Optional<String> relayIdProblem() {
    return configuration.storedRelayId().problem();
  }

  /** Every link, relaying or waiting, in the order of the configuration. */
  List<LinkStatus.Timed> links() {
    return links;
  }

  /** The plan and the links that it leaves out. */
  public AssembledPlan assembled() {
    return assembled;
  }

  /** The warnings, and the links and servers that wait. */
  List<Warning> review() {
    return PlanReview.of(settings(), assembled, environment.interfaces());
  }

  /** The interfaces by which the plan was made. */
  public InterfaceSnapshot interfaces() {
    return environment.interfaces();
  }

  /** The name of the interface of that number, as of now; any thread. */
  Optional<String> interfaceName(int index) {
    return environment.interfaces().numbered(index).map(NetworkLink::name);
  }

  /** Stops watching the interfaces. */
  void stopWatching() {
    interfaces.close();
  }

  /** Releases everything else, once no thread uses the plan any more. */
  @Override
  public void close() {
    names.close();
  }

  /**
   * Everything that belongs to one configuration and is replaced as a whole by the next.
   *
   * @param settings the settings
   * @param assembly makes the plans
   * @param storedRelayId this relay's DUID, if it is sent
   */
  record Configuration(
      RelaySettings settings,
      PlanAssembly assembly,
      StateFile.Stored<Optional<Octets>> storedRelayId) {

    static Configuration of(RelaySettings settings, PlanAssembly assembly) {
      return new Configuration(settings, assembly, new RelayIdFile(settings).load());
    }

    Optional<Octets> relayId() {
      return storedRelayId.value();
    }

    /** The next configuration; it shares counters and learnt state with this one. */
    Configuration next(RelaySettings next) {
      return of(next, assembly.next(next));
    }
  }
}
