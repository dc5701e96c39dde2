package net.relay6.counters;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * An array of counters that one thread writes and any thread reads. Readers may see an increment
 * with a short delay.
 */
public final class Tally {

  private final AtomicLongArray counts;

  /** An array of {@code size} counters, all 0. */
  public Tally(int size) {
    counts = new AtomicLongArray(size);
  }

  /** The sums of this array and {@code other}, which has the same length. */
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
