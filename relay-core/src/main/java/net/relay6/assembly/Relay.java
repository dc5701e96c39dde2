package net.relay6.assembly;

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
import net.relay6.agent.GuardedTasks;
import net.relay6.agent.Identities;
import net.relay6.agent.Observer;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayCounters;
import net.relay6.agent.ServerPlan;
import net.relay6.feature.capture.Captures;
import net.relay6.feature.clientfaults.ClientFaults;
import net.relay6.feature.droplog.DropLog;
import net.relay6.feature.serverset.intent.Intent;
import net.relay6.platform.LinkClaims;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsChange;
import net.relay6.transport.ChannelStates;
import net.relay6.transport.LoopLag;
import net.relay6.transport.Transport;
import net.relay6.transport.udp.BufferLengths;
import net.relay6.transport.udp.OctetBudget;

/**
 * A running relay. A control thread looks at interfaces and routes when something about them has
 * changed, and twice a second at what changes without notice. When that makes another plan, the
 * transport gets what is different in it, and otherwise nothing.
 */
public final class Relay implements AutoCloseable {

  private static final long LOOK_INTERVAL_MILLIS = 500;

  private final InstantSource clock = InstantSource.system();
  private final Identities identities;
  private final Optional<String> identityProblem;
  private final RelayCounters counters = new RelayCounters();
  private final List<RelayObserver> observers;
  private final PlanInForce inForce;
  private final NeighbourWatch neighbours;
  private final PortWatch ports;
  private final LinkClaims claims;
  private final Transport transport;
  private final Captures captures;
  private final ControlThread control;
  private final ServerStates serverStates;
  private final ProbeByHand probeByHand;
  private final FaultSink faults;
  private final GuardedTasks guarded;
  private final Gathering changes;
  private final Gathering routeChanges;
  private final RouteLookup.Watch routes;
  private final ControlTasks tasks;

  private Relay(
      RelaySettings settings,
      Platform platform,
      Consumer<Error> ending,
      List<RelayObserver.Factory> factories) {
    Kept<Identities> kept = new IdentityKey(settings).kept();
    identities = kept.value();
    identityProblem = kept.problem();
    faults = new FaultLog(identities, counters, ending, System::nanoTime);
    guarded = new GuardedTasks(faults);
    control = new ControlThread(faults::fatal, System::nanoTime);
    changes = new Gathering(control.executor(), guarded.guard(this::refresh));
    routeChanges = new Gathering(control.executor(), guarded.guard(this::refreshRoutes));
    observers = start(factories, settings);
    PlanAssembly assembly =
        new PlanAssembly(
            settings, PooledByteBufAllocator.DEFAULT, counters, faults, taps(), System::nanoTime);
    inForce =
        new PlanInForce(
            Configuration.of(settings, assembly),
            platform,
            clock,
            System::nanoTime,
            changes::add,
            faults::fatal);
    transport =
        Transport.start(
            new RelayAgent(inForce.assembled().plan(), counters, faults), counters, faults);
    observers.forEach(observer -> observer.follow(this::socket));
    neighbours = new NeighbourWatch(platform.neighbours(), clock, System::nanoTime);
    ports = new PortWatch(platform.ports(), clock, System::nanoTime);
    claims = platform.claims();
    captures = new Captures(transport::decorate, clock);
    routes = platform.routes().watch(routeChanges::add);
    serverStates = new ServerStates(clock, this::socket, this::silence);
    var serverProbes = new ServerProbes(System::nanoTime, transport::receive);
    probeByHand =
        new ProbeByHand(
            control,
            () -> inForce.assembled().plan(),
            this::socket,
            serverProbes,
            assembly.probeReplies(),
            System::nanoTime);
    tasks =
        new ControlTasks(
            control,
            inForce,
            new AppliedPlan(transport::follow),
            observers,
            neighbours,
            ports,
            claims,
            serverStates,
            new Probing(System::nanoTime, transport::receive),
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

  private Optional<OpenSilence> silence(String server) {
    return observers.stream().flatMap(observer -> observer.silence(server).stream()).findFirst();
  }

  private List<RelayObserver> start(List<RelayObserver.Factory> factories, RelaySettings settings) {
    var context = new RelayObserver.Context(settings, counters, clock, identities, guarded);
    return factories.stream()
        .<RelayObserver>flatMap(factory -> factory.start(context).stream())
        .toList();
  }

  private List<Observer> taps() {
    return Stream.concat(
            Stream.of(
                new DropLog(identities, this::interfaceName, System::nanoTime),
                new ClientFaults(identities, System::nanoTime)),
            observers.stream().map(RelayObserver::tap))
        .toList();
  }

  private Optional<String> interfaceName(int index) {
    return inForce.interfaceName(index);
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
    Rehearsal.play(settings);
    Relay relay = new Relay(settings, platform, ending, observers);
    relay.refuseWhatOthersRelay();
    relay.tasks.runFirst();
    relay.control.repeat(relay.guarded.guard(relay::refresh), LOOK_INTERVAL_MILLIS);
    relay.changes.begin();
    relay.routeChanges.begin();
    return relay;
  }

  private void refuseWhatOthersRelay() {
    Optional<RelayedElsewhere> reason = RelayedElsewhere.of(inForce.assembled().links());
    if (reason.isPresent()) {
      close();
      throw reason.get();
    }
  }

  /**
   * Relays by {@code next} from now on, and returns when it is in force. Links and servers that are
   * the same keep their sockets; nothing that is under way is lost, and answers of servers that are
   * gone are taken for a minute more. What it throws leaves the relay as it was.
   *
   * @param others what else shall change at the same time: done on the control thread once the plan
   *     is made and before it is in force. What it throws ends the reload
   * @return what is different, and what does not work as hoped
   */
  public synchronized Reloaded reload(RelaySettings next, Runnable others) {
    inForce.learnNames(next);
    return control.call(() -> adopt(next, others));
  }

  private Reloaded adopt(RelaySettings next, Runnable others) {
    SettingsChange change = SettingsChange.between(inForce.settings(), next);
    Intent intent = Intent.of(next);
    PlanInForce.Prepared plan = inForce.prepare(next);
    others.run();
    declare(intent);
    inForce.adopt(plan);
    refresh();
    return new Reloaded(change, inForce.review());
  }

  private void declare(Intent intent) {
    try {
      observers.forEach(observer -> observer.follow(intent));
    } catch (RuntimeException fault) {
      Intent before = Intent.of(inForce.settings());
      observers.forEach(observer -> observer.follow(before));
      throw fault;
    }
  }

  /** What it relays by now. */
  public RelaySettings settings() {
    return inForce.settings();
  }

  /** Done when the control thread and then the data plane have come to it: neither is stuck. */
  public CompletionStage<?> heartbeat() {
    return CompletableFuture.runAsync(() -> {}, control.executor())
        .thenRunAsync(() -> {}, transport::execute);
  }

  /** Where the faults go of what runs beside it: logged, counted, and survived if they can be. */
  public FaultSink faults() {
    return faults;
  }

  /** How clients are named wherever something is told of them. */
  public Identities identities() {
    return identities;
  }

  /**
   * What relay6 should find in its state directory, or keep there, and cannot: one sentence each,
   * with what follows from it and what to do.
   */
  public List<String> stateProblems() {
    return Stream.of(identityProblem, inForce.relayIdProblem()).flatMap(Optional::stream).toList();
  }

  /** Every link, relaying or waiting, in the order of the configuration. */
  public List<LinkState> links() {
    return inForce.links();
  }

  /** Every configured server and group of servers. */
  public List<ServerPlan> servers() {
    return inForce.assembled().plan().servers();
  }

  /** Servers that are not configured any more and whose late responses are delivered. */
  public List<ServerPlan> formerServers() {
    return inForce.assembled().plan().former().servers();
  }

  /** What is known of each server, by its name; former servers are among them. */
  public Map<String, ServerState> serverStates() {
    return serverStates.all();
  }

  /**
   * Sends the server of that name one INFORMATION-REQUEST, and waits three seconds at most, on the
   * thread that calls, for what comes of it. The response goes to no client.
   */
  public ProbeOutcome probe(String name) throws InterruptedException {
    return probeByHand.ask(name);
  }

  /** How late the data plane's loop comes to what is due. */
  public LoopLag loopLag() {
    return transport.lag();
  }

  /** How much the kernel grants the sockets' buffers. */
  public BufferLengths bufferLengths() {
    return transport.bufferLengths();
  }

  /** How full the kernel's table of neighbours is; empty when it does not say. */
  public Optional<NeighbourState> neighbours() {
    return neighbours.state();
  }

  /**
   * The other programs that have port 547 where relay6 needs it, as of the last look, which is 5 s
   * ago at most.
   */
  public List<SharedPort> sharedPorts() {
    return ports.shared();
  }

  /** How many datagrams wait to be sent, by server; done when the data plane has looked. */
  public Future<Map<String, Integer>> waitingByServer() {
    return transport.waitingByServer();
  }

  /** How many servers and groups of servers are configured. */
  public int serverCount() {
    return inForce.assembled().plan().servers().size();
  }

  /** Which sockets are open, and why others are not. */
  public ChannelStates channels() {
    return transport.states();
  }

  /** The memory in which datagrams wait to be sent. */
  public OctetBudget sendBudget() {
    return transport.sendBudget();
  }

  /** What has been relayed and dropped since the start. */
  public RelayCounters counters() {
    return counters;
  }

  /** Captures of what is received and sent. */
  public Captures captures() {
    return captures;
  }

  /** Ends captures and stops looking, then closes every socket. */
  @Override
  public void close() {
    captures.close();
    routes.close();
    inForce.deafen();
    control.close();
    transport.close();
    claims.close();
    inForce.close();
    observers.forEach(RelayObserver::close);
  }
}
