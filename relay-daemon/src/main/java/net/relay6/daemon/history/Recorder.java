package net.relay6.daemon.history;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.runtime.Relay;

/** Adds a minute to a history on each call, once a minute; used by one thread. */
public final class Recorder {

  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final History history;
  private final InstantSource clock;
  private final LongSupplier nanoClock;
  private final Sampler sampler;
  private final long startedNanos;

  /**
   * Starts now.
   *
   * @param clock the calendar, which may be changed
   * @param nanoClock numbers the minutes
   */
  public Recorder(Sources sources, History history, InstantSource clock, LongSupplier nanoClock) {
    this.history = history;
    this.clock = clock;
    this.nanoClock = nanoClock;
    sampler = new Sampler(sources);
    startedNanos = nanoClock.getAsLong();
  }

  /** Adds the figures since the last call. */
  public void recordMinute() {
    long minute = (nanoClock.getAsLong() - startedNanos) / MINUTE_NANOS;
    history.add(minute, clock.instant(), sampler.sample());
  }

  /**
   * The sources of figures, read once a minute.
   *
   * @param counters the relay's counters
   * @param servers the names of the configured servers, in their order
   * @param links the names of the links, in their order
   * @param report the report of the server set; empty if it is not observed
   */
  public record Sources(
      RelayCounters counters,
      Supplier<List<String>> servers,
      Supplier<List<String>> links,
      Supplier<Optional<ServerSetReport>> report) {

    /** The sources of a running relay. */
    public static Sources of(Relay relay, Optional<ServerSetWatch> serverSet) {
      return new Sources(
          relay.counters(),
          () -> relay.servers().stream().map(ServerPlan::name).toList(),
          () -> relay.links().stream().map(link -> link.status().name()).toList(),
          () -> serverSet.map(ServerSetWatch::report));
    }
  }
}
