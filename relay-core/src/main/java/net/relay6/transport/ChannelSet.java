package net.relay6.transport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.relay6.agent.PlanDifference;
import net.relay6.log.Throttle;
import net.relay6.transport.udp.SocketFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of one kind, by the sockets that plans need. An open channel is changed only when
 * its own plan changes; opening a failed channel is retried. A fault of one channel affects this
 * channel only, which is closed and retried. Used on the event loop only.
 *
 * @param <S> the sockets, as values
 * @param <P> what a channel is for
 * @param <C> the channels
 */
final class ChannelSet<S, P, C> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
  private static final long FAULT_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private record Open<P, C>(P plan, C channel) {}

  private final Kind<P, C> kind;
  private final ChannelStates states;
  private final Map<S, Open<P, C>> open = new HashMap<>();
  private final Map<S, P> failed = new LinkedHashMap<>();
  private final Throttle.ByKey<String> faults =
      new Throttle.ByKey<>(FAULT_INTERVAL_NANOS, System::nanoTime);

  ChannelSet(Kind<P, C> kind, ChannelStates states) {
    this.kind = kind;
    this.states = states;
  }

  /** The channel of that socket, if it is open. */
  Optional<C> find(S socket) {
    return Optional.ofNullable(open.get(socket)).map(Open::channel);
  }

  /** Runs {@code step} for each open channel. */
  void each(Consumer<C> step) {
    open.values().forEach(known -> runGuarded(() -> step.accept(known.channel())));
  }

  /** The sockets whose channels have this property. */
  Set<S> which(Predicate<C> property) {
    Set<S> sockets = new HashSet<>();
    open.forEach((socket, channel) -> {
      if (property.test(channel.channel())) {
        sockets.add(socket);
      }
    });
    return sockets;
  }

  /** Handles everything received on those sockets so far. */
  void drain(Collection<S> sockets) {
    for (S socket : sockets) {
      find(socket).ifPresent(channel -> runGuarded(() -> kind.drain(channel)));
    }
  }

  /** Handles everything received on all sockets so far. */
  void drainAll() {
    drain(List.copyOf(open.keySet()));
  }

  /** Applies a difference: closes, changes and opens only the sockets in it. */
  void apply(PlanDifference.Sockets<S, P> sockets) {
    sockets.closed().forEach(this::close);
    sockets.removedNames().forEach(name -> states.closed(kind.label() + " " + name));
    sockets.replanned().forEach(this::plan);
    sockets.opened().forEach(this::plan);
  }

  private void plan(S socket, P plan) {
    Open<P, C> known = open.get(socket);
    if (known != null) {
      replan(socket, plan, known.channel());
    } else if (kind.isWanted(plan)) {
      open(socket, plan);
    } else {
      failed.remove(socket);
    }
  }

  private void replan(S socket, P plan, C channel) {
    try {
      kind.apply(channel, plan);
      opened(socket, plan, channel);
    } catch (RuntimeException fault) {
      close(socket);
      failed(socket, plan, fault);
    }
  }

  private void open(S socket, P plan) {
    try {
      opened(socket, plan, kind.open(plan));
    } catch (RuntimeException fault) {
      failed(socket, plan, fault);
    }
  }

  private void opened(S socket, P plan, C channel) {
    open.put(socket, new Open<>(plan, channel));
    failed.remove(socket);
    if (kind.isWanted(plan)) {
      states.open(name(plan), kind.description(channel, plan));
    }
  }

  private void failed(S socket, P plan, RuntimeException fault) {
    failed.put(socket, plan);
    if (fault instanceof SocketFault refused) {
      states.failed(name(plan), refused);
    } else {
      states.failed(name(plan), new SocketFault("a fault in relay6: " + fault));
      log(fault);
    }
  }

  /** Closes those sockets and schedules their plans for a retry. */
  void closeAndRetry(Collection<S> sockets) {
    for (S socket : sockets) {
      Open<P, C> lost = open.get(socket);
      close(socket);
      if (lost != null && kind.isWanted(lost.plan())) {
        failed.put(socket, lost.plan());
      }
    }
  }

  private void close(S socket) {
    failed.remove(socket);
    Open<P, C> closed = open.remove(socket);
    if (closed != null) {
      runGuarded(() -> kind.close(closed.channel()));
    }
  }

  /** How many channels could not be opened. */
  int failedCount() {
    return failed.size();
  }

  /**
   * Retries at most {@code atMost} channels that could not be opened, the longest-waiting first;
   * returns whether one is open now.
   */
  boolean retry(int atMost) {
    return retry(failed.keySet().stream().limit(atMost).toList());
  }

  /** Retries the channels that could not be opened and that {@code sockets} does not contain. */
  boolean retryOthers(PlanDifference.Sockets<S, P> sockets) {
    List<S> others = new ArrayList<>(failed.keySet());
    others.removeAll(sockets.opened().keySet());
    others.removeAll(sockets.replanned().keySet());
    return retry(others);
  }

  private boolean retry(List<S> sockets) {
    int before = open.size();
    for (S socket : sockets) {
      Optional.ofNullable(failed.remove(socket)).ifPresent(plan -> open(socket, plan));
    }
    return open.size() > before;
  }

  private void runGuarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException fault) {
      log(fault);
    }
  }

  private void log(RuntimeException fault) {
    String label = kind.label();
    if (faults.passes(label)) {
      LOG.error(
          "a fault in relay6 with the socket of a {}; the others go on{}",
          label,
          faults.suppressed(label),
          fault);
    }
  }

  private String name(P plan) {
    return kind.label() + " " + plan;
  }

  /** Closes all channels and retries none. */
  @Override
  public void close() {
    failed.clear();
    List.copyOf(open.keySet()).forEach(this::close);
  }

  /**
   * The operations on channels of one kind.
   *
   * @param <P> what a channel is for
   * @param <C> the channels
   */
  interface Kind<P, C> {

    /** The prefix of a channel's name in the list of states: {@code link}. */
    String label();

    /**
     * Whether the plan needs an open channel; if not, a channel that is already open stays open.
     */
    boolean isWanted(P plan);

    /** Opens a channel; throws a {@link net.relay6.transport.udp.SocketFault} if that fails. */
    C open(P plan);

    /** Applies another plan for the same socket to a channel. */
    void apply(C channel, P plan);

    /** Where the channel leads, for people. */
    String description(C channel, P plan);

    /** Handles everything received so far, before the channel is closed. */
    void drain(C channel);

    /** Closes it. */
    void close(C channel);
  }
}
