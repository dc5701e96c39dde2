package net.relay6.transport.frame;

import java.util.Arrays;
import net.relay6.net.Ipv6Address;

/**
 * The hardware addresses of one link's peers, by their link-local addresses. An entry is as good as
 * an entry of the kernel's neighbour table (RFC 4861): the address a peer was last heard from.
 * Grows as peers come, up to a bound of its own and that of all links together; then the peer heard
 * from longest ago makes room. No garbage, 40 octets for each peer. Belongs to the loop's thread.
 */
final class PeerTable {

  /** The hardware address of an unknown peer; no Ethernet address has so many bits. */
  static final long UNKNOWN = -1;

  private static final int NONE = -1;
  private static final int SIZE_MIN = 16;

  private final PeerBudget budget;
  private int capacity = SIZE_MIN;
  private int size;

  // Entries 0 to size - 1, and the order in which they were heard from.
  private long[] highs = new long[SIZE_MIN];
  private long[] lows = new long[SIZE_MIN];
  private long[] hardware = new long[SIZE_MIN];
  private int[] older = new int[SIZE_MIN];
  private int[] newer = new int[SIZE_MIN];
  private int oldest = NONE;
  private int newest = NONE;

  // Open addressing with linear probing: numbers of entries, at twice the capacity.
  private int[] slots = emptySlots(SIZE_MIN);

  PeerTable(PeerBudget budget) {
    this.budget = budget;
    budget.take(SIZE_MIN);
  }

  /** How many peers are known. */
  int size() {
    return size;
  }

  /** The hardware address of a peer, or {@link #UNKNOWN}. */
  long find(Ipv6Address peer) {
    int entry = slots[slotOf(peer.high(), peer.low())];
    return entry == NONE ? UNKNOWN : hardware[entry];
  }

  /** A peer was heard from {@code hardwareAddress}. */
  void heard(long high, long low, long hardwareAddress) {
    int entry = slots[slotOf(high, low)];
    if (entry == NONE) {
      entry = add(high, low);
    } else if (entry != newest) {
      unlink(entry);
      linkAsNewest(entry);
    }
    hardware[entry] = hardwareAddress;
  }

  private int add(long high, long low) {
    int entry = size < capacity || grow() ? size++ : removeOldest();
    highs[entry] = high;
    lows[entry] = low;
    slots[slotOf(high, low)] = entry;
    linkAsNewest(entry);
    return entry;
  }

  /** The slot of an address, or the empty one where it would be. */
  private int slotOf(long high, long low) {
    int slot = home(high, low);
    while (slots[slot] != NONE && !isAt(slots[slot], high, low)) {
      slot = next(slot);
    }
    return slot;
  }

  private boolean isAt(int entry, long high, long low) {
    return lows[entry] == low && highs[entry] == high;
  }

  /** Clients choose their addresses, so that every bit has to count. */
  private int home(long high, long low) {
    long mixed = (low ^ Long.rotateLeft(high, 32) ^ budget.secret()) * 0x9e37_79b9_7f4a_7c15L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xbf58_476d_1ce4_e5b9L;
    return (int) (mixed ^ (mixed >>> 32)) & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private boolean grow() {
    if (!budget.allows(capacity)) {
      return false;
    }
    budget.take(capacity);
    capacity *= 2;
    highs = Arrays.copyOf(highs, capacity);
    lows = Arrays.copyOf(lows, capacity);
    hardware = Arrays.copyOf(hardware, capacity);
    older = Arrays.copyOf(older, capacity);
    newer = Arrays.copyOf(newer, capacity);
    slots = emptySlots(capacity);
    for (int entry = 0; entry < size; entry++) {
      slots[slotOf(highs[entry], lows[entry])] = entry;
    }
    return true;
  }

  private static int[] emptySlots(int capacity) {
    int[] slots = new int[2 * capacity];
    Arrays.fill(slots, NONE);
    return slots;
  }

  /** Frees the oldest entry and gives its number. */
  private int removeOldest() {
    int entry = oldest;
    unlink(entry);
    vacate(slotOf(highs[entry], lows[entry]));
    return entry;
  }

  /** Moves entries up that were pushed aside by what was here, so that they are still found. */
  private void vacate(int emptied) {
    int hole = emptied;
    for (int slot = next(hole); slots[slot] != NONE; slot = next(slot)) {
      int home = home(highs[slots[slot]], lows[slots[slot]]);
      boolean reachesHole =
          hole <= slot ? home <= hole || home > slot : home <= hole && home > slot;
      if (reachesHole) {
        slots[hole] = slots[slot];
        hole = slot;
      }
    }
    slots[hole] = NONE;
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

  /** Gives its share of the budget back; the table is not used any more. */
  void close() {
    budget.give(capacity);
  }
}
