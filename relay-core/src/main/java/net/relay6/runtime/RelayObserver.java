package net.relay6.runtime;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.FaultSink;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Observer;
import net.relay6.bindings.Binding;
import net.relay6.bindings.BookClock;
import net.relay6.counters.RelayCounters;
import net.relay6.log.ClientNaming;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.runtime.server.ServerSockets;
import net.relay6.runtime.server.SilenceFinding;
import net.relay6.settings.Intent;
import net.relay6.settings.RelaySettings;

/**
 * Observes a running relay from its start to its end. The thread that starts the relay calls the
 * methods first, then the control thread, and relaying goes on meanwhile.
 */
public interface RelayObserver extends AutoCloseable {

  /** The observer of messages, which is put into every plan. */
  Observer queueingObserver();

  /**
   * Takes the bindings of an earlier run; once, before anything is relayed.
   *
   * @param clock the clock of their times
   */
  void restore(List<Binding> bindings, BookClock clock);

  /** Gives access to the sockets to servers; once, before anything is relayed. */
  void update(ServerSockets sockets);

  /** Takes {@code plan} as the one in force, with the interfaces it was made for. */
  void updateLinks(RelayPlan plan, InterfaceSnapshot interfaces);

  /** Takes what the operator declares from now on. */
  void update(Intent declared);

  /** Takes the other programs that have port 547 where relay6 needs it. */
  void portShared(List<String> programs);

  /** The open finding that the server of that name is silent; empty when there is none. */
  Optional<SilenceFinding> silenceFinding(String server);

  /** Ends observing; the relay calls it last. */
  @Override
  void close();

  /**
   * What a running relay gives to what observes it.
   *
   * @param settings the configuration at the start
   * @param counters the relay's counters
   * @param clock the time of day
   * @param identities the names of clients in the log and in reports
   * @param guarded runs tasks of other threads, whose faults the relay counts and logs
   */
  record Context(
      RelaySettings settings,
      RelayCounters counters,
      InstantSource clock,
      ClientNaming identities,
      FaultSink.GuardedTasks guarded) {}

  /** Starts an observer with a relay. */
  @FunctionalInterface
  interface Factory {

    /** The observer of {@code relay}; empty when the settings want none. */
    Optional<? extends RelayObserver> start(Context relay);
  }
}
