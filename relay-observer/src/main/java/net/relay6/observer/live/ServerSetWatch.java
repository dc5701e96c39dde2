package net.relay6.observer.live;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Observer;
import net.relay6.bindings.Binding;
import net.relay6.bindings.BookClock;
import net.relay6.kernel.ThreadNice;
import net.relay6.observer.LeaseReport;
import net.relay6.observer.ServerSetObserver;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.KnownLink;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.runtime.RelayObserver;
import net.relay6.runtime.server.ServerSockets;
import net.relay6.runtime.server.SilenceFinding;
import net.relay6.settings.Intent;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSetSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the observer of the server set on a thread of its own. It works for a bounded share of the
 * time: observations that it has no time for are lost and counted, which does not affect relaying.
 * Its runs are short and its thread has the lowest priority, since it may share a processor with
 * the data plane.
 */
public final class ServerSetWatch implements RelayObserver {

  private static final Logger LOG = LoggerFactory.getLogger(ServerSetWatch.class);
  private static final long INTERVAL_MILLIS = 2;
  private static final long WORK_NANOS = TimeUnit.MICROSECONDS.toNanos(150);

  /** The lowest priority: beside a busy data plane it gets about a hundredth of the processor. */
  private static final int NICE = 19;

  private final ObservationQueue queue = new ObservationQueue(ObservationQueue.USUAL_OCTETS);
  private final QueueingObserver queueingObserver = new QueueingObserver(queue, System::nanoTime);
  private final Listeners listeners;
  private final InstantSource clock;
  private final Set<String> servers;
  private final ServerSetObserver observer;
  private final ObserverFeed feed;
  private final SendErrorFeed sendErrors;
  private final OpenSilenceFindings silenceFindings = new OpenSilenceFindings();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(ServerSetWatch::lastThread);
  private final AtomicReference<Optional<List<String>>> programs =
      new AtomicReference<>(Optional.empty());
  private long faults;

  private ServerSetWatch(RelayObserver.Context relay, List<Finding.Listener> listeners) {
    sendErrors = new SendErrorFeed(relay.counters());
    this.listeners = new Listeners(listeners);
    this.listeners.add(silenceFindings);
    clock = relay.clock();
    servers = Set.copyOf(Intent.of(relay.settings()).servers());
    ServerSetSettings set = relay.settings().serverSet();
    observer =
        new ServerSetObserver(
            Intent.of(relay.settings()),
            new ServerSetObserver.Bounds(
                set.rememberedExchanges(),
                set.rememberedLeases(),
                ServerSetObserver.Bounds.USUAL.frameOctets()),
            time(),
            new FindingNaming(relay.identities()),
            List.of(this.listeners));
    feed = new ObserverFeed(queue, observer, System::nanoTime, WORK_NANOS);
  }

  private static Thread lastThread(Runnable work) {
    return new Thread(
        () -> {
          ThreadNice.set(NICE);
          work.run();
        },
        "relay6-watch");
  }

  /** The same as {@link #start}; empty when the settings want no observer. */
  public static Optional<ServerSetWatch> observing(
      RelayObserver.Context relay, List<Finding.Listener> listeners) {
    return relay.settings().serverSet().observe()
        ? Optional.of(start(relay, listeners))
        : Optional.empty();
  }

  /**
   * Starts watching what {@link #queueingObserver} receives; findings are reported to {@code
   * listeners}.
   */
  public static ServerSetWatch start(
      RelayObserver.Context relay, List<Finding.Listener> listeners) {
    ServerSetWatch watch = new ServerSetWatch(relay, listeners);
    var _ =
        watch.thread.scheduleWithFixedDelay(
            relay.guarded().guard(watch::runOnce),
            INTERVAL_MILLIS,
            INTERVAL_MILLIS,
            TimeUnit.MILLISECONDS);
    return watch;
  }

  @Override
  public Observer queueingObserver() {
    return queueingObserver;
  }

  /** Adds a listener of findings, which is called on the observer's thread. */
  public void addListener(Finding.Listener listener) {
    listeners.add(listener);
  }

  /**
   * Takes the leases of servers that are configured; addresses that clients registered are none.
   */
  @Override
  public void restore(List<Binding> bindings, BookClock bookClock) {
    synchronized (observer) {
      RestoredLeases restored = new RestoredLeases(observer, bookClock.millis(), System.nanoTime());
      bindings.forEach(binding -> restored.add(binding, servers));
    }
  }

  /** Sets the sockets whose states explain failures. */
  @Override
  public void update(ServerSockets sockets) {
    sendErrors.useSockets(sockets);
  }

  /** The open finding that a server is silent, alone or with all others. */
  @Override
  public Optional<SilenceFinding> silenceFinding(String server) {
    return silenceFindings.of(server, time());
  }

  /** Converts the times of findings to instants by the current calendar; thread-safe. */
  public TimeBase time() {
    return new TimeBase(System.nanoTime(), clock.instant());
  }

  /** Applies the operator's declaration from now on. */
  public void update(RelaySettings settings) {
    update(Intent.of(settings));
  }

  /** Applies a prepared declaration from now on. */
  @Override
  public void update(Intent intent) {
    synchronized (observer) {
      observer.setIntent(intent);
    }
  }

  /** Takes from now on what {@code plan} says of the client links, and the addresses there. */
  @Override
  public void updateLinks(RelayPlan plan, InterfaceSnapshot interfaces) {
    Map<String, KnownLink> links = KnownLinks.of(plan, interfaces);
    synchronized (observer) {
      observer.setLinks(links);
    }
  }

  /** The current report; thread-safe, and does not delay relaying. */
  public ServerSetReport report() {
    synchronized (observer) {
      observer.setTimeBase(time());
      return observer.report();
    }
  }

  /** At most {@code limit} leases in force that {@code filter} includes; thread-safe. */
  public LeaseReport leases(LeaseReport.Filter filter, int limit) {
    synchronized (observer) {
      observer.setTimeBase(time());
      return observer.leases(filter, limit);
    }
  }

  /** How many observations were lost because the observer had no time for them. */
  public long lost() {
    return queue.lost();
  }

  private void runOnce() {
    try {
      // The queue first: an observation made now must not overtake older ones.
      if (feed.drain()) {
        synchronized (observer) {
          sendErrors.report(System.nanoTime(), observer);
          reportPrograms(System.nanoTime());
        }
      }
    } catch (RuntimeException fault) {
      if (faults++ == 0) {
        LOG.error("a fault in relay6 while observing the servers; observation continues", fault);
      }
    }
  }

  /** Sets the programs that have port 547 where relay6 needs it; thread-safe. */
  @Override
  public void portShared(List<String> others) {
    programs.set(Optional.of(others));
  }

  private void reportPrograms(long nowNanos) {
    programs
        .getAndSet(Optional.empty())
        .ifPresent(others -> observer.accept(new Observation.PortShared(nowNanos, others)));
  }

  /** Ends the thread. */
  @Override
  public void close() {
    thread.close();
  }

  /**
   * Notifies all listeners of findings. A fault of one affects neither the others nor the observer;
   * its first fault is logged. Any thread may add a listener; one thread at a time notifies.
   */
  static final class Listeners implements Finding.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Finding.Listener> listeners;
    private long faults;

    Listeners(List<Finding.Listener> listeners) {
      this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    void add(Finding.Listener listener) {
      listeners.add(listener);
    }

    @Override
    public void opened(Finding finding) {
      notifyListeners(listener -> listener.opened(finding));
    }

    @Override
    public void closed(Finding finding) {
      notifyListeners(listener -> listener.closed(finding));
    }

    private void notifyListeners(Consumer<Finding.Listener> what) {
      for (Finding.Listener listener : listeners) {
        try {
          what.accept(listener);
        } catch (RuntimeException fault) {
          if (faults++ == 0) {
            LOG.error("a fault in relay6 while reporting a finding; observation continues", fault);
          }
        }
      }
    }
  }
}
