package net.relay6.transport.frame;

import java.util.Arrays;
import net.relay6.net.Ipv6Address;
import net.relay6.table.KeyedHash;
import net.relay6.table.RecencyTable;

/**
 * The hardware addresses of one link's peers, by their link-local addresses. Like an entry of the
 * kernel's neighbour table (RFC 4861), an entry holds the hardware address of the peer's latest
 * frame. The table grows up to its own bound and that of all links together; then the peer seen
 * longest ago is evicted. It allocates nothing per message and takes 48 to 64 octets for each peer.
 * Used by the loop's thread only.
 */
final class PeerTable {

  /** The hardware address of an unknown peer; no Ethernet address has so many bits. */
  static final long UNKNOWN = -1;

  private static final int SIZE_MIN = 64;

  private final Budget budget;
  private final RecencyTable entries;
  private long[] highs = new long[SIZE_MIN];
  private long[] lows = new long[SIZE_MIN];
  private long[] hardware = new long[SIZE_MIN];

  PeerTable(Budget budget) {
    this.budget = budget;
    entries = new RecencyTable(budget.linkMax());
    budget.take(SIZE_MIN);
  }

  /** How many peers are known. */
  int size() {
    return entries.size();
  }

  /** The hardware address of a peer, or {@link #UNKNOWN}. */
  long find(Ipv6Address peer) {
    int entry = entries.find(key(peer.high(), peer.low()));
    return entry != RecencyTable.NONE && highs[entry] == peer.high() && lows[entry] == peer.low()
        ? hardware[entry]
        : UNKNOWN;
  }

  /** Stores the hardware address of a peer's latest frame. */
  void update(long high, long low, long hardwareAddress) {
    long key = key(high, low);
    int entry = entries.find(key);
    if (entry == RecencyTable.NONE) {
      entry = add(key);
    } else {
      entries.use(entry);
    }
    highs[entry] = high;
    lows[entry] = low;
    hardware[entry] = hardwareAddress;
  }

  private int add(long key) {
    if (entries.size() == hardware.length && !grow()) {
      entries.remove(entries.oldest());
    }
    return entries.add(key);
  }

  private boolean grow() {
    int capacity = hardware.length;
    if (!budget.allows(capacity)) {
      return false;
    }
    budget.take(capacity);
    highs = Arrays.copyOf(highs, 2 * capacity);
    lows = Arrays.copyOf(lows, 2 * capacity);
    hardware = Arrays.copyOf(hardware, 2 * capacity);
    return true;
  }

  private static long key(long high, long low) {
    return KeyedHash.add(KeyedHash.add(KeyedHash.START, high), low);
  }

  /** Returns its share of the budget; the table is not used afterwards. */
  void close() {
    budget.release(hardware.length);
  }

  /**
   * The bound for the number of peers in one link's table and in all tables together. Small tables
   * are always allowed, so that a link with many forged addresses leaves room for others. Used by
   * the loop's thread only.
   */
  static final class Budget {

    private static final int LINK_MAX = 1 << 16;
    private static final int ALL_MAX = 1 << 18;

    private final int linkMax;
    private final int allMax;
    private int taken;

    /** 65,536 peers on a link and 262,144 in all, which is 16 MiB at most. */
    Budget() {
      this(LINK_MAX, ALL_MAX);
    }

    Budget(int linkMax, int allMax) {
      this.linkMax = linkMax;
      this.allMax = allMax;
    }

    /** How many peers one table may hold. */
    int linkMax() {
      return linkMax;
    }

    /** Whether a table of {@code capacity} peers may be doubled. */
    boolean allows(int capacity) {
      return 2 * capacity <= linkMax && taken + capacity <= allMax;
    }

    /** Reserves room for {@code peers} more. */
    void take(int peers) {
      taken += peers;
    }

    void release(int peers) {
      taken -= peers;
    }
  }
}
