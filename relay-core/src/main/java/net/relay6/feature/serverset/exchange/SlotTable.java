package net.relay6.feature.serverset.exchange;

import java.util.Arrays;

/**
 * From 64-bit keys, already well mixed, to numbers from 0: open addressing in two arrays, no
 * garbage. Holds as many as it was made for.
 */
final class SlotTable {

  private static final int EMPTY = -1;

  private final long[] keys;
  private final int[] slots;
  private final int mask;

  SlotTable(int capacity) {
    int size = Integer.highestOneBit(Math.max(capacity, 4)) << 2;
    keys = new long[size];
    slots = new int[size];
    mask = size - 1;
    Arrays.fill(slots, EMPTY);
  }

  /** The number of {@code key}, or -1. */
  int find(long key) {
    for (int place = place(key); slots[place] != EMPTY; place = place + 1 & mask) {
      if (keys[place] == key) {
        return slots[place];
      }
    }
    return EMPTY;
  }

  /** From now on {@code key} has that number. */
  void put(long key, int slot) {
    int place = place(key);
    while (slots[place] != EMPTY && keys[place] != key) {
      place = place + 1 & mask;
    }
    keys[place] = key;
    slots[place] = slot;
  }

  /** Forgets {@code key} if it has that number. */
  void remove(long key, int slot) {
    int place = place(key);
    while (slots[place] != EMPTY && keys[place] != key) {
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
    slots[place] = EMPTY;
    while (true) {
      next = next + 1 & mask;
      if (slots[next] == EMPTY) {
        return;
      }
      if ((next - place(keys[next]) & mask) >= (next - place & mask)) {
        keys[place] = keys[next];
        slots[place] = slots[next];
        slots[next] = EMPTY;
        place = next;
      }
    }
  }

  private int place(long key) {
    return (int) (key ^ key >>> 32) & mask;
  }
}
