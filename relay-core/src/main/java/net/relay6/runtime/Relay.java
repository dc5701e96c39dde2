package net.relay6.runtime;

import io.netty.buffer.PooledByteBufAllocator;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.relay6.agent.FaultSink;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.bindings.BindingBook;
import net.relay6.counters.RelayCounters;
import net.relay6.feature.capture.Captures;
import net.relay6.feature.logging.ClientFaults;
import net.relay6.feature.logging.DropLog;
import net.relay6.log.ClientNaming;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.LinkStatus;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.Platform;
import net.relay6.platform.RouteLookup;
import net.relay6.runtime.server.ManualProbe;
import net.relay6.runtime.server.ProbeOutcome;
import net.relay6.runtime.server.ServerProbes;
import net.relay6.runtime.server.ServerState;
import net.relay6.runtime.server.ServerStates;
import net.relay6.runtime.server.SilenceFinding;
import net.relay6.runtime.state.ClientNamingKey;
import net.relay6.runtime.state.StateFile;
import net.relay6.runtime.thread.ControlThread;
import net.relay6.runtime.thread.FaultLog;
import net.relay6.runtime.watch.NeighbourState;
import net.relay6.runtime.watch.NeighbourWatch;
import net.relay6.runtime.watch.PortWatch;
import net.relay6.runtime.watch.SharedPort;
import net.relay6.settings.Intent;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsChange;
import net.relay6.transport.ChannelStates;
import net.relay6.transport.LoopLag;
import net.relay6.transport.Transport;
import net.relay6.transport.udp.OctetBudget;
import net.relay6.transport.udp.SocketBuffers;

/**
 * A running relay. A control thread reads interfaces and routes when they have changed, and polls
 * twice a second what changes without notice. If that results in another plan, the difference is
 * applied to the transport.
 */
public final class Relay implements AutoCloseable {

  private static final long REFRESH_INTERVAL_MILLIS = 500;

  private final InstantSource clock = InstantSource.system();
  private final ClientNaming clientNaming;
  private final Optional<String> namingKeyProblem;
  private final RelayCounters counters = new RelayCounters();
  private final List<RelayObserver> observers;
  private final Optional<BindingThread> bindings;
  private final PlanController planController;
  private final NeighbourWatch neighbours;
  private final PortWatch ports;
  private final LinkClaims claims;
  private final Transport transport;
  private final Captures captures;
  private final ControlThread control;
  private final ServerStates serverStates;
  private final ManualProbe manualProbe;
  private final FaultSink faults;
  private final FaultSink.GuardedTasks guarded;
  private final ControlThread.Debouncer changes;
  private final ControlThread.Debouncer routeChanges;
  private final RouteLookup.Watch routes;
  private final ControlTasks tasks;

  private Relay(
      RelaySettings settings,
      Platform platform,
      Consumer<Error> ending,
      List<RelayObserver.Factory> factories) {
    StateFile.Stored<ClientNaming> stored = new ClientNamingKey(settings).loadStored();
    clientNaming = stored.value();
    namingKeyProblem = stored.problem();
    faults = new FaultLog(clientNaming, counters, ending, System::nanoTime);
    guarded = new FaultSink.GuardedTasks(faults);
    control = new ControlThread(faults::fatal, System::nanoTime);
    changes = new ControlThread.Debouncer(control.executor(), guarded.guard(this::refresh));
    routeChanges =
        new ControlThread.Debouncer(control.executor(), guarded.guard(this::refreshRoutes));
    observers = start(factories, settings);
    bindings = BindingThread.start(settings, clock, System::nanoTime, guarded);
    PlanAssembly assembly =
        new PlanAssembly(
            settings, PooledByteBufAllocator.DEFAULT, counters, faults, taps(), System::nanoTime);
    planController =
        new PlanController(
            PlanController.Configuration.of(settings, assembly),
            platform,
            clock,
            System::nanoTime,
            changes::trigger,
            faults::fatal);
    transport =
        Transport.start(
            new RelayAgent(planController.assembled().plan(), counters, faults), counters, faults);
    observers.forEach(observer -> observer.update(this::socket));
    bindings()
        .ifPresent(
            book -> observers.forEach(observer -> observer.restore(book.all(), book.clock())));
    neighbours = new NeighbourWatch(platform.neighbours(), clock, System::nanoTime);
    ports = new PortWatch(platform.ports(), clock, System::nanoTime);
    claims = platform.claims();
    captures = new Captures(transport::decorate, clock);
    routes = platform.routes().watch(routeChanges::trigger);
    var serverProbes = new ServerProbes(System::nanoTime, transport::receive);
    serverStates = new ServerStates(clock, this::socket, this::silenceFinding, serverProbes::count);
    manualProbe =
        new ManualProbe(
            control,
            () -> planController.assembled().plan(),
            this::socket,
            serverProbes,
            assembly.pendingProbes(),
            System::nanoTime);
    tasks = tasks(serverProbes);
  }

  private ControlTasks tasks(ServerProbes serverProbes) {
    return new ControlTasks(
        control,
        planController,
        new AppliedPlan(transport::apply),
        observers,
        neighbours,
        ports,
        claims,
        serverStates,
        new ServerProbes.Periodic(System::nanoTime, transport::receive),
        serverProbes);
  }

  private void refresh() {
    tasks.refresh();
  }

  private void refreshRoutes() {
    tasks.refreshRoutes();
  }

  private Optional<ChannelStates.State> socket(String server) {
    return transport.states().find("server", server);
  }

  private Optional<SilenceFinding> silenceFinding(String server) {
    return observers.stream()
        .flatMap(observer -> observer.silenceFinding(server).stream())
        .findFirst();
  }

  private List<RelayObserver> start(List<RelayObserver.Factory> factories, RelaySettings settings) {
    var context = new RelayObserver.Context(settings, counters, clock, clientNaming, guarded);
    return factories.stream()
        .<RelayObserver>flatMap(factory -> factory.start(context).stream())
        .toList();
  }

  private List<Observer> taps() {
    return Stream.of(
            Stream.of(
                new DropLog(clientNaming, this::interfaceName, System::nanoTime),
                new ClientFaults(clientNaming, System::nanoTime)),
            bindings.stream().map(BindingThread::tap),
            observers.stream().map(RelayObserver::queueingObserver))
        .<Observer>flatMap(taps -> taps)
        .toList();
  }

  private Optional<String> interfaceName(int index) {
    return planController.interfaceName(index);
  }

  /**
   * Starts relaying and returns when every socket that can be opened is open.
   *
   * @param ending ends the process when relay6 cannot go on; called once, on any thread
   * @param observers start what observes the relay, and that ends with it
   * @throws RelayedElsewhere when other processes relay every link there is
   */
  public static Relay start(
      RelaySettings settings,
      Platform platform,
      Consumer<Error> ending,
      List<RelayObserver.Factory> observers) {
    Warmup.run(settings);
    Relay relay = new Relay(settings, platform, ending, observers);
    relay.refuseClaimedLinks();
    relay.tasks.runFirst();
    relay.control.repeat(relay.guarded.guard(relay::refresh), REFRESH_INTERVAL_MILLIS);
    relay.changes.start();
    relay.routeChanges.start();
    return relay;
  }

  private void refuseClaimedLinks() {
    Optional<RelayedElsewhere> reason = RelayedElsewhere.of(planController.assembled().links());
    if (reason.isPresent()) {
      close();
      throw reason.get();
    }
  }

  /**
   * Applies {@code next} and returns when it is in effect. Unchanged links and servers keep their
   * sockets, no message is lost, and responses of removed servers are accepted for another minute.
   * If this throws, the relay is unchanged.
   *
   * @param others further changes to apply at the same time: run on the control thread after the
   *     plan is computed and before it is applied. If it throws, the reload ends
   * @return the differences and the warnings
   */
  public synchronized Reloaded reload(RelaySettings next, Runnable others) {
    planController.resolveNames(next);
    return control.call(() -> applySettings(next, others));
  }

  private Reloaded applySettings(RelaySettings next, Runnable others) {
    SettingsChange change = SettingsChange.between(planController.settings(), next);
    Intent intent = Intent.of(next);
    PlanController.PendingPlan plan = planController.plan(next);
    others.run();
    declare(intent);
    planController.apply(plan);
    refresh();
    return new Reloaded(change, planController.review());
  }

  private void declare(Intent intent) {
    try {
      observers.forEach(observer -> observer.update(intent));
    } catch (RuntimeException fault) {
      Intent before = Intent.of(planController.settings());
      observers.forEach(observer -> observer.update(before));
      throw fault;
    }
  }

  /** The settings in effect. */
  public RelaySettings settings() {
    return planController.settings();
  }

  /**
   * Completed when the control thread and then the data plane have run it, so that neither is
   * stuck.
   */
  public CompletionStage<?> heartbeat() {
    return CompletableFuture.runAsync(() -> {}, control.executor())
        .thenRunAsync(() -> {}, transport::execute);
  }

  /**
   * Receives the faults of everything that runs beside the relay: they are logged, counted, and
   * survived if possible.
   */
  public FaultSink faults() {
    return faults;
  }

  /** How clients are named in output. */
  public ClientNaming clientNaming() {
    return clientNaming;
  }

  /**
   * The problems of files in the state directory: one sentence each, with the consequence and the
   * remedy.
   */
  public List<String> stateProblems() {
    return Stream.concat(
            Stream.of(namingKeyProblem, planController.relayIdProblem()).flatMap(Optional::stream),
            bindings.stream().flatMap(thread -> thread.problems().stream()))
        .toList();
  }

  /** Every link, relaying or waiting, in the order of the configuration. */
  public List<LinkStatus.Timed> links() {
    return planController.links();
  }

  /** Every configured server and group of servers. */
  public List<ServerPlan> servers() {
    return planController.assembled().plan().servers();
  }

  /** Removed servers whose late responses are still delivered. */
  public List<ServerPlan> drainingServers() {
    return planController.assembled().plan().draining().servers();
  }

  /** The state of each server by its name, draining servers included. */
  public Map<String, ServerState> serverStates() {
    return serverStates.all();
  }

  /**
   * Sends the server of that name one INFORMATION-REQUEST, and waits at most three seconds on the
   * calling thread for the outcome. The response is relayed to no client.
   */
  public ProbeOutcome probe(String name) throws InterruptedException {
    return manualProbe.probe(name);
  }

  /** The scheduling delay of the data plane's loop. */
  public LoopLag loopLag() {
    return transport.lag();
  }

  /** The lengths of the sockets' buffers that the kernel grants. */
  public SocketBuffers.Lengths bufferLengths() {
    return transport.bufferLengths();
  }

  /** The use of the kernel's neighbour table; empty if the kernel does not report it. */
  public Optional<NeighbourState> neighbours() {
    return neighbours.state();
  }

  /**
   * The other programs that have port 547 where relay6 needs it, as of the last poll, at most 5 s
   * ago.
   */
  public List<SharedPort> sharedPorts() {
    return ports.shared();
  }

  /** How many datagrams are queued, by server; completed by the data plane. */
  public Future<Map<String, Integer>> waitingByServer() {
    return transport.waitingByServer();
  }

  /** The binding book; empty if the settings want none. */
  public Optional<BindingBook> bindings() {
    return bindings.map(BindingThread::book);
  }

  /** How many servers and groups of servers are configured. */
  public int serverCount() {
    return planController.assembled().plan().servers().size();
  }

  /** The states of all sockets. */
  public ChannelStates channels() {
    return transport.states();
  }

  /** The memory for queued datagrams. */
  public OctetBudget sendBudget() {
    return transport.sendBudget();
  }

  /** The counters since the start. */
  public RelayCounters counters() {
    return counters;
  }

  /** Captures of what is received and sent. */
  public Captures captures() {
    return captures;
  }

  /** Ends captures, stops the control thread, then closes every socket. */
  @Override
  public void close() {
    captures.close();
    routes.close();
    planController.stopWatching();
    control.close();
    transport.close();
    claims.close();
    planController.close();
    bindings.ifPresent(BindingThread::close);
    observers.forEach(RelayObserver::close);
  }
}
