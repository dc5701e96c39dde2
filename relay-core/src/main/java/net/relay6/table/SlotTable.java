package net.relay6.table;

import java.util.Arrays;

/**
 * From 64-bit keys, already well mixed, to numbers from 0: open addressing in two arrays, no
 * garbage. Holds as many keys as it was made for. Not shared between threads.
 */
public final class SlotTable {

  /** What {@link #find} gives for a key that is not there. */
  public static final int NONE = -1;

  private final long[] keys;
  private final int[] slots;
  private final int mask;

  /** A table for {@code capacity} keys, of which four fifths of its places are taken at most. */
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

  /** From now on {@code key} has that number. */
  public void put(long key, int slot) {
    int place = place(key);
    while (slots[place] != NONE && keys[place] != key) {
      place = place + 1 & mask;
    }
    keys[place] = key;
    slots[place] = slot;
  }

  /** Forgets {@code key} if it has that number. */
  public void remove(long key, int slot) {
    int place = place(key);
    while (slots[place] != NONE && keys[place] != key) {
      place = place + 1 & mask;
    }
    if (slots[place] == slot) {
      close(place);
    }
  }

  /** Moves back what stands behind a gap and would not be found across it. */
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
