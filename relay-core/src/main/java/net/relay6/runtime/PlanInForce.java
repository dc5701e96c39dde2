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
import net.relay6.planning.model.Assembled;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Surroundings;
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
public final class PlanInForce implements AutoCloseable {

  private final Platform platform;
  private final InterfaceTable.Watch interfaces;
  private final ServerNames names;
  private final ClaimedLinks claims;
  private final InstantSource clock;
  private final Departures departures;
  private final StateLog stateLog;
  private final StateLog.NextHops wayLog;
  private volatile Configuration configuration;
  private volatile Surroundings surroundings;
  private volatile Assembled assembled;
  private volatile List<LinkStatus.Timed> links = List.of();
  private boolean overdue;
  private boolean unlogged = true;
  private boolean untold = true;

  /**
   * A plan that is computed and not yet applied.
   *
   * @param configuration its configuration
   * @param surroundings its environment
   * @param assembled the plan
   * @param links every link, relaying or waiting
   */
  record Prepared(
      Configuration configuration,
      Surroundings surroundings,
      Assembled assembled,
      List<LinkStatus.Timed> links) {}

  /**
   * Makes the first plan.
   *
   * @param nanoClock the time in nanoseconds, on a clock that may wrap
   * @param changed is called, on any thread, when the interfaces have changed
   * @param fatal receives Errors of other threads
   */
  PlanInForce(
      Configuration configuration,
      Platform platform,
      InstantSource clock,
      LongSupplier nanoClock,
      Runnable changed,
      Consumer<Error> fatal) {
    this.configuration = configuration;
    this.platform = platform;
    this.clock = clock;
    departures = new Departures(nanoClock);
    stateLog = new StateLog(nanoClock);
    wayLog = new StateLog.NextHops(nanoClock);
    interfaces = platform.interfaces().watch(changed);
    claims = new ClaimedLinks(platform.claims());
    names = new ServerNames(configuration.settings(), platform.names(), fatal);
    surroundings = lookAround(configuration, Map.of());
    assembled = configuration.assembly().assemble(surroundings);
    links = LinkStatus.Timed.follow(links, assembled.links(), clock.instant());
  }

  /** {@code before} are the routes to servers until now. */
  private Surroundings lookAround(Configuration wanted, Map<Ipv6Address, RouteLookup.Way> before) {
    RelaySettings settings = wanted.settings();
    InterfaceSnapshot there = interfaces.snapshot();
    Map<String, List<Ipv6Address>> addressesByName = names.addressesByName();
    return new Surroundings(
        there,
        addressesByName,
        Uplinks.steady(Uplinks.ways(settings, addressesByName, platform.routes()), before, there),
        claims.claim(wanted.assembly().selection(), there),
        wanted.relayId(),
        platform.hostName());
  }

  /** Whether a route to a server differs from the plan now; reads nothing else. */
  boolean isReachedOtherwise() {
    Surroundings last = surroundings;
    Map<Ipv6Address, RouteLookup.Way> now =
        Uplinks.ways(configuration.settings(), last.addressesByName(), platform.routes());
    return !Uplinks.steady(now, last.ways(), last.interfaces()).equals(last.ways());
  }

  /** Makes a plan for the current environment if it has changed. */
  public void look() {
    Surroundings now = lookAround(configuration, surroundings.ways());
    // A plan that a fault has prevented stays due.
    overdue |= departures.forget();
    if (overdue || !now.equals(surroundings)) {
      adopt(prepare(configuration, now));
    }
    claims.keepOnly(configuration.assembly().selection(), surroundings.interfaces());
  }

  /** Resolves host names that are new in {@code next}, with a time limit. */
  void learnNames(RelaySettings next) {
    names.learn(next);
  }

  /** Makes the plan for another configuration. The current plan stays in effect. */
  Prepared prepare(RelaySettings next) {
    Configuration wanted = configuration.next(next);
    return prepare(wanted, lookAround(wanted, surroundings.ways()));
  }

  private Prepared prepare(Configuration wanted, Surroundings now) {
    Assembled next = wanted.assembly().assemble(now, departures.before(assembled.plan()));
    return new Prepared(
        wanted, now, next, LinkStatus.Timed.follow(links, next.links(), clock.instant()));
  }

  /** Applies the plan as a whole; no step of it can fail. */
  void adopt(Prepared next) {
    departures.after(assembled.plan(), next.assembled().plan());
    if (!next.configuration().equals(configuration)) {
      configuration = next.configuration();
      names.follow(configuration.settings());
    }
    surroundings = next.surroundings();
    assembled = next.assembled();
    links = next.links();
    overdue = false;
    unlogged = true;
    untold = true;
  }

  /** Logs changed states of links, and those that were deferred. */
  void logStates() {
    stateLog.logSilence(interfaces.silence());
    if (unlogged) {
      unlogged = false;
      stateLog.log(assembled, surroundings.interfaces());
    }
    stateLog.settle();
  }

  /** Logs changed next hops of servers. */
  void logWays() {
    wayLog.log(assembled.plan().servers(), surroundings.interfaces());
    wayLog.settle();
  }

  /** Passes a plan to {@code target} once, with its interfaces; again when that fails. */
  public void publishLinks(BiConsumer<RelayPlan, InterfaceSnapshot> target) {
    if (untold) {
      target.accept(assembled.plan(), surroundings.interfaces());
      untold = false;
    }
  }

  /** Releases what only earlier plans needed, once no thread uses them any more. */
  void retire() {
    configuration.assembly().retire(assembled);
  }

  /** The settings in effect. */
  RelaySettings settings() {
    return configuration.settings();
  }

  /** Why this relay's DUID is not sent although the settings require it. */
  Optional<String> relayIdProblem() {
    return configuration.keptRelayId().problem();
  }

  /** Every link, relaying or waiting, in the order of the configuration. */
  List<LinkStatus.Timed> links() {
    return links;
  }

  /** The plan and the links that it leaves out. */
  public Assembled assembled() {
    return assembled;
  }

  /** The warnings, and the links and servers that wait. */
  List<Warning> review() {
    return PlanReview.of(settings(), assembled, surroundings.interfaces());
  }

  /** The interfaces by which the plan was made. */
  public InterfaceSnapshot interfaces() {
    return surroundings.interfaces();
  }

  /** The name of the interface of that number, as of now; any thread. */
  Optional<String> interfaceName(int index) {
    return surroundings.interfaces().numbered(index).map(NetworkLink::name);
  }

  /** Stops watching the interfaces. */
  void deafen() {
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
   * @param keptRelayId this relay's DUID, if it is sent
   */
  record Configuration(
      RelaySettings settings, PlanAssembly assembly, StateFile.Kept<Optional<Octets>> keptRelayId) {

    static Configuration of(RelaySettings settings, PlanAssembly assembly) {
      return new Configuration(settings, assembly, new RelayIdFile(settings).load());
    }

    Optional<Octets> relayId() {
      return keptRelayId.value();
    }

    /** The next configuration; it shares counters and learnt state with this one. */
    Configuration next(RelaySettings next) {
      return of(next, assembly.next(next));
    }
  }
}
