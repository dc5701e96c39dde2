package net.relay6.agent;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A row of counters that one thread writes and any thread reads. Readers see each counter grow,
 * perhaps a moment late.
 */
public final class Tally {

  private final AtomicLongArray counts;

  /** A row of {@code size} counters, all 0. */
  public Tally(int size) {
    counts = new AtomicLongArray(size);
  }

  /** A row with the sums of this one and of {@code other}, which is as long. */
  Tally plus(Tally other) {
    Tally sum = new Tally(counts.length());
    for (int index = 0; index < counts.length(); index++) {
      sum.counts.setRelease(index, get(index) + other.get(index));
    }
    return sum;
  }

  /** Adds 1 to the counter at {@code index}; only the owning thread calls this. */
  public void add(int index) {
    counts.setRelease(index, counts.getPlain(index) + 1);
  }

  /** Adds {@code count} to the counter at {@code index}; only the owning thread calls this. */
  public void add(int index, long count) {
    counts.setRelease(index, counts.getPlain(index) + count);
  }

  /** The counter at {@code index}. */
  public long get(int index) {
    return counts.getAcquire(index);
  }

  /** The sum of all counters. */
  public long total() {
    long total = 0;
    for (int index = 0; index < counts.length(); index++) {
      total += get(index);
    }
    return total;
  }
}
