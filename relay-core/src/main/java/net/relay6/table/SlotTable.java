package net.relay6.table;

import java.util.Arrays;

/**
 * Maps 64-bit hashes to numbers from 0, by open addressing in two arrays without garbage. The
 * capacity is fixed. Not shared between threads.
 */
public final class SlotTable {

  /** The result of {@link #find} for a missing key. */
  public static final int NONE = -1;

  private final long[] keys;
  private final int[] slots;
  private final int mask;

  /** A table for {@code capacity} keys, with a load factor of at most four fifths. */
  public SlotTable(int capacity) {
    int size = Integer.highestOneBit(Math.max(capacity, 4) / 4 * 5 + 3) << 1;
    keys = new long[size];
    slots = new int[size];
    mask = size - 1;
    Arrays.fill(slots, NONE);
  }

  /** The number of {@code key}, or {@link #NONE}. */
  public int find(long key) {
    for (int place = place(key); slots[place] != NONE; place = place + 1 & mask) {
      if (keys[place] == key) {
        return slots[place];
      }
    }
    return NONE;
  }

  /** Sets the number of {@code key}. */
  public void put(long key, int slot) {
    int place = place(key);
    while (slots[place] != NONE && keys[place] != key) {
      place = place + 1 & mask;
    }
    keys[place] = key;
    slots[place] = slot;
  }

  /** Removes {@code key} if it has that number. */
  public void remove(long key, int slot) {
    int place = place(key);
    while (slots[place] != NONE && keys[place] != key) {
      place = place + 1 & mask;
    }
    if (slots[place] == slot) {
      close(place);
    }
  }

  /** Moves back entries after a gap that would not be found any more. */
  private void close(int gap) {
    int place = gap;
    int next = gap;
    slots[place] = NONE;
    while (true) {
      next = next + 1 & mask;
      if (slots[next] == NONE) {
        return;
      }
      if ((next - place(keys[next]) & mask) >= (next - place & mask)) {
        keys[place] = keys[next];
        slots[place] = slots[next];
        slots[next] = NONE;
        place = next;
      }
    }
  }

  private int place(long key) {
    return (int) (key ^ key >>> 32) & mask;
  }
}
