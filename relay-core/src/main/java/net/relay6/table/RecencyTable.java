package net.relay6.table;

import java.util.Arrays;

/**
 * Numbers entries by 64-bit hashes and maintains their order of use. The numbers start at 0 and are
 * reused, so that they can index {@link Rows}. Grows up to a bound; the owner removes the oldest
 * entry when the table is full. Allocates only when it grows; 24 to 40 octets for each entry. Not
 * shared between threads.
 */
public final class RecencyTable {

  /** No entry. */
  public static final int NONE = SlotTable.NONE;

  private static final int FIRST_CAPACITY = 64;

  private final int bound;
  private SlotTable byKey;
  private long[] keys;

  // A linked list of the entries in their order of use. Free entries are linked by `newer` only.
  private int[] older;
  private int[] newer;
  private int oldest = NONE;
  private int newest = NONE;
  private int free = NONE;
  private int used;
  private int size;

  /** A table of {@code bound} entries at most, 1 or more. */
  public RecencyTable(int bound) {
    this.bound = bound;
    int capacity = Math.min(bound, FIRST_CAPACITY);
    byKey = new SlotTable(capacity);
    keys = new long[capacity];
    older = new int[capacity];
    newer = new int[capacity];
  }

  /** The entry of {@code key}, or {@link #NONE}. Does not change the order. */
  public int find(long key) {
    return byKey.find(key);
  }

  /** Adds an entry as the latest, for a key without one; the table must not be full. */
  public int add(long key) {
    if (isFull()) {
      throw new IllegalStateException("all " + bound + " entries are held");
    }
    int entry = takeFree();
    keys[entry] = key;
    byKey.put(key, entry);
    linkAsNewest(entry);
    size++;
    return entry;
  }

  private int takeFree() {
    if (free != NONE) {
      int entry = free;
      free = newer[entry];
      return entry;
    }
    if (used == keys.length) {
      grow();
    }
    return used++;
  }

  private void grow() {
    int capacity = (int) Math.min(bound, 2L * keys.length);
    keys = Arrays.copyOf(keys, capacity);
    older = Arrays.copyOf(older, capacity);
    newer = Arrays.copyOf(newer, capacity);
    byKey = new SlotTable(capacity);
    for (int entry = oldest; entry != NONE; entry = newer[entry]) {
      byKey.put(keys[entry], entry);
    }
  }

  /** Makes the entry the latest in the order. */
  public void use(int entry) {
    if (entry != newest) {
      unlink(entry);
      linkAsNewest(entry);
    }
  }

  /** Removes the entry. Its number is reused later. */
  public void remove(int entry) {
    byKey.remove(keys[entry], entry);
    unlink(entry);
    newer[entry] = free;
    free = entry;
    size--;
  }

  private void linkAsNewest(int entry) {
    older[entry] = newest;
    newer[entry] = NONE;
    if (newest == NONE) {
      oldest = entry;
    } else {
      newer[newest] = entry;
    }
    newest = entry;
  }

  private void unlink(int entry) {
    if (older[entry] == NONE) {
      oldest = newer[entry];
    } else {
      newer[older[entry]] = newer[entry];
    }
    if (newer[entry] == NONE) {
      newest = older[entry];
    } else {
      older[newer[entry]] = older[entry];
    }
  }

  /** The entry used longest ago, or {@link #NONE}. */
  public int oldest() {
    return oldest;
  }

  /** The entry used last, or {@link #NONE}. */
  public int newest() {
    return newest;
  }

  /** The entry used next after another, or {@link #NONE}. */
  public int newerThan(int entry) {
    return newer[entry];
  }

  /** The entry used last before another, or {@link #NONE}. */
  public int olderThan(int entry) {
    return older[entry];
  }

  /** How many entries there are. */
  public int size() {
    return size;
  }

  /** Whether one must be removed before another is added. */
  public boolean isFull() {
    return size == bound;
  }
}
