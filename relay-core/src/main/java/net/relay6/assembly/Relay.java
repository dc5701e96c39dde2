package net.relay6.assembly;

import io.netty.buffer.PooledByteBufAllocator;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.Identities;
import net.relay6.agent.Observer;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayCounters;
import net.relay6.feature.capture.Captures;
import net.relay6.feature.clientfaults.ClientFaults;
import net.relay6.feature.droplog.DropLog;
import net.relay6.net.Octets;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceWatch;
import net.relay6.settings.RelaySettings;
import net.relay6.transport.ChannelStates;
import net.relay6.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running relay. A control thread looks at the interfaces when something about them has changed
 * and gives the transport a new plan, and twice a second the same again so that it tries what is
 * not open.
 */
public final class Relay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final long LOOK_INTERVAL_MILLIS = 500;

  private final Platform platform;
  private final InterfaceWatch interfaces;
  private final Identities identities;
  private final RelayCounters counters = new RelayCounters();
  private final PlanAssembly assembly;
  private final Transport transport;
  private final Captures captures;
  private final StateLog stateLog = new StateLog(System::nanoTime);
  private final ServerNames names;
  private final LinkLayers linkLayers;
  private final Optional<Octets> relayId;
  private final ScheduledExecutorService control =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "relay6-control"));
  private final Gathering changes = new Gathering(control, this::look);
  private Surroundings surroundings;
  private volatile Assembled assembled;

  private Relay(RelaySettings settings, Platform platform) {
    this.platform = platform;
    interfaces = platform.interfaces().watch(changes::add);
    identities = new IdentityKey(settings).load();
    FaultLog faults = new FaultLog(identities, System::nanoTime);
    assembly =
        new PlanAssembly(
            settings,
            PooledByteBufAllocator.DEFAULT,
            counters,
            faults,
            observers(identities),
            System::nanoTime);
    names = new ServerNames(settings, platform.names());
    linkLayers = new LinkLayers(settings, platform.taps());
    relayId = new RelayIdFile(settings).load();
    surroundings = lookAround();
    assembled = assembly.assemble(surroundings);
    transport = Transport.start(new RelayAgent(assembled.plan(), counters, faults), counters);
    captures = new Captures(transport, InstantSource.system());
  }

  private static List<Observer> observers(Identities identities) {
    return List.of(
        new DropLog(identities, System::nanoTime), new ClientFaults(identities, System::nanoTime));
  }

  /** Starts relaying and returns when every socket that can be opened is open. */
  public static Relay start(RelaySettings settings, Platform platform) {
    Rehearsal.play(settings);
    Relay relay = new Relay(settings, platform);
    relay.stateLog.log(relay.assembled);
    relay.hand();
    var _ =
        relay.control.scheduleWithFixedDelay(
            relay::look, LOOK_INTERVAL_MILLIS, LOOK_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    relay.changes.begin();
    return relay;
  }

  private Surroundings lookAround() {
    InterfaceSnapshot there = interfaces.snapshot();
    stateLog.logSilence(interfaces.silence());
    return new Surroundings(
        there, names.addressesByName(), linkLayers.follow(there), relayId, platform.hostName());
  }

  private void look() {
    try {
      Surroundings now = lookAround();
      if (!now.equals(surroundings)) {
        surroundings = now;
        assembled = assembly.assemble(now);
        stateLog.log(assembled);
      }
      stateLog.settle();
      hand();
    } catch (RuntimeException fault) {
      LOG.error("a fault in relay6 while looking at the interfaces; relaying goes on", fault);
    }
  }

  private void hand() {
    InterfaceSnapshot there = surroundings.interfaces();
    transport.follow(assembled.plan(), there.globalAddresses()).syncUninterruptibly();
    linkLayers.retire(there);
  }

  /** Done when the control thread and then the data plane have come to it: neither is stuck. */
  public CompletionStage<?> heartbeat() {
    return CompletableFuture.runAsync(() -> {}, control).thenRunAsync(() -> {}, transport::execute);
  }

  /** How clients are named wherever something is told of them. */
  public Identities identities() {
    return identities;
  }

  /** Every configured link, relaying or waiting. */
  public List<LinkStatus> links() {
    return assembled.links();
  }

  /** How many servers and groups of servers are configured. */
  public int serverCount() {
    return assembled.plan().servers().size();
  }

  /** Which sockets are open, and why others are not. */
  public ChannelStates channels() {
    return transport.states();
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
    interfaces.close();
    control.close();
    names.close();
    transport.close();
    linkLayers.close();
  }
}
