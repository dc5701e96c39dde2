package net.relay6.transport.frame;

/**
 * The bound for the number of peers in one link's table and in all tables together. Small tables
 * are always allowed, so that a link with many forged addresses leaves room for others. Used by the
 * loop's thread only.
 */
final class PeerBudget {

  private static final int LINK_MAX = 1 << 16;
  private static final int ALL_MAX = 1 << 18;

  private final int linkMax;
  private final int allMax;
  private int taken;

  /** 65,536 peers on a link and 262,144 in all, which is 16 MiB at most. */
  PeerBudget() {
    this(LINK_MAX, ALL_MAX);
  }

  PeerBudget(int linkMax, int allMax) {
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

  void give(int peers) {
    taken -= peers;
  }
}
