package net.relay6.daemon.history;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

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
    history.add(minute, clock.instant(), sampler.look());
  }
}
