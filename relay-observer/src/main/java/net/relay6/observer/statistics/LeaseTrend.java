package net.relay6.observer.statistics;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The number of leases in force of each server, every ten minutes of the last day. */
public final class LeaseTrend {

  private static final long STEP_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int STEPS_MAX = 144;

  /** By the servers' numbers. */
  private record Sample(long atNanos, List<Long> leases) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>(STEPS_MAX);

  /** Whether a sample is due. */
  public boolean isDue(long nowNanos) {
    return samples.isEmpty() || nowNanos - samples.getLast().atNanos() >= STEP_NANOS;
  }

  /** Adds a sample; {@code leases} are by the servers' numbers. */
  public void add(long nowNanos, List<Long> leases) {
    if (samples.size() == STEPS_MAX) {
      samples.removeFirst();
    }
    samples.addLast(new Sample(nowNanos, List.copyOf(leases)));
  }

  /**
   * How many leases a server had that long ago, or up to ten minutes before; empty if not known.
   */
  public Optional<Long> leasesAgo(int server, long agoNanos, long nowNanos) {
    Iterator<Sample> latestFirst = samples.descendingIterator();
    while (latestFirst.hasNext()) {
      Sample sample = latestFirst.next();
      if (nowNanos - sample.atNanos() >= agoNanos) {
        List<Long> leases = sample.leases();
        return Optional.of(server < leases.size() ? leases.get(server) : 0L);
      }
    }
    return Optional.empty();
  }
}
