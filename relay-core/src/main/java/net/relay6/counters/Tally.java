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

  /** A {@link Tally} with one counter for each constant of an enum. */
  static final class OfEnum<E extends Enum<E>> {

    private final Tally counts;

    OfEnum(Class<E> type) {
      this(new Tally(type.getEnumConstants().length));
    }

    private OfEnum(Tally counts) {
      this.counts = counts;
    }

    /** The sums of these counters and {@code other} ones. */
    OfEnum<E> plus(OfEnum<E> other) {
      return new OfEnum<>(counts.plus(other.counts));
    }

    @SuppressWarnings("EnumOrdinal") // Ordinals are never stored outside the process.
    void add(E constant) {
      counts.add(constant.ordinal());
    }

    @SuppressWarnings("EnumOrdinal")
    long get(E constant) {
      return counts.get(constant.ordinal());
    }

    long total() {
      return counts.total();
    }
  }
}
