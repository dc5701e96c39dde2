package net.relay6.observer.lease;

import java.util.BitSet;
import net.relay6.table.OrderedEntries;
import net.relay6.wire.AddressOrPrefix;

/**
 * Leases ordered by address and prefix length, on one link or on all, so that a prefix comes before
 * the leases within it, and the prefix lengths in use, so that few prefixes around an address have
 * to be searched.
 */
final class LeaseOrder {

  private static final int NONE = OrderedEntries.NONE;
  private static final int LENGTHS = 129;

  private final LeaseRows rows;
  private final OrderedEntries entries;
  private final int[] counts = new int[LENGTHS];
  private final BitSet lengths = new BitSet(LENGTHS);

  /** In the order of {@code keys}, which are those of {@code rows}. */
  LeaseOrder(LeaseRows rows, OrderedEntries.Keys keys) {
    this.rows = rows;
    entries = new OrderedEntries(keys);
  }

  void add(int entry) {
    rows.seek(entry);
    entries.add(entry);
    int length = rows.prefixLength(entry);
    if (counts[length]++ == 0) {
      lengths.set(length);
    }
  }

  void remove(int entry) {
    rows.seek(entry);
    entries.remove();
    int length = rows.prefixLength(entry);
    if (--counts[length] == 0) {
      lengths.clear(length);
    }
  }

  /** The longest prefix length there is that is below another; negative when none is. */
  int lengthBelow(int length) {
    return lengths.previousSetBit(length - 1);
  }

  /** The first lease that lies in a prefix and is longer, or {@link #NONE}. */
  int firstWithin(String link, AddressOrPrefix prefix) {
    if (lengths.nextSetBit(prefix.prefixLength() + 1) < 0) {
      return NONE;
    }
    rows.seek(link, prefix);
    return nextWithin(link, prefix);
  }

  /** The next behind another that lies in the prefix, or {@link #NONE}. */
  int nextWithin(int entry, String link, AddressOrPrefix prefix) {
    rows.seek(entry);
    return nextWithin(link, prefix);
  }

  /**
   * The first lease of exactly the prefix of that length around {@code lease}, or else the first
   * one after it, or {@link #NONE}.
   */
  int first(AddressOrPrefix lease, int length) {
    rows.seekFirst(lease, length);
    return entries.above();
  }

  /** The next lease, or {@link #NONE}. */
  int next(int entry) {
    rows.seek(entry);
    return entries.above();
  }

  private int nextWithin(String link, AddressOrPrefix prefix) {
    int next = entries.above();
    return next != NONE && rows.isWithin(next, link, prefix) ? next : NONE;
  }
}
