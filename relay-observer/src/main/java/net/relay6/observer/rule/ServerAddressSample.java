package net.relay6.observer.rule;

import java.util.Arrays;
import net.relay6.observer.statistics.ObservedServer;

/**
 * The latest addresses that one server offered or assigned in a /64, by their last 64 bits: at most
 * 32, then each new address replaces the oldest.
 */
public final class ServerAddressSample {

  private static final int ADDRESSES = 32;

  /** Two thirds of the ranges that this many addresses of each server form if mixed at random. */
  private static final int MIXED_STRETCHES = (ADDRESSES + 1) * 2 / 3;

  /** That many addresses of each server show separate parts if they form few ranges. */
  private static final int APART_MIN = 3;

  private static final int APART_STRETCHES = 3;

  private final ObservedServer server;
  private final long[] lows = new long[ADDRESSES];
  private int size;
  private int next;

  ServerAddressSample(ObservedServer server) {
    this.server = server;
  }

  void clear() {
    size = 0;
    next = 0;
  }

  void add(long low) {
    if (!contains(low)) {
      lows[next] = low;
      next = (next + 1) % ADDRESSES;
      size = Math.min(size + 1, ADDRESSES);
    }
  }

  private boolean contains(long low) {
    for (int index = 0; index < size; index++) {
      if (lows[index] == low) {
        return true;
      }
    }
    return false;
  }

  /** The server. */
  public ObservedServer server() {
    return server;
  }

  /** How many addresses are known. */
  public int size() {
    return size;
  }

  /**
   * Whether the addresses of two servers, if enough are known, are mixed nearly as much as at
   * random. A few alternating pools are not mixed.
   */
  public boolean isMixedWith(ServerAddressSample other) {
    return size == ADDRESSES && other.size == ADDRESSES && stretches(other) > MIXED_STRETCHES;
  }

  /**
   * Whether two servers assign addresses of separate parts, apart from the addresses that both
   * assign.
   */
  public boolean isApartFrom(ServerAddressSample other) {
    ServerAddressSample mine = without(other);
    ServerAddressSample others = other.without(this);
    return mine.size >= APART_MIN
        && others.size >= APART_MIN
        && mine.stretches(others) <= APART_STRETCHES;
  }

  private ServerAddressSample without(ServerAddressSample other) {
    ServerAddressSample rest = new ServerAddressSample(server);
    for (int index = 0; index < size; index++) {
      if (!other.contains(lows[index])) {
        rest.add(lows[index]);
      }
    }
    return rest;
  }

  /**
   * How many ranges of one server each the ordered addresses of two servers form: two for two
   * separate pools, many for overlapping pools.
   */
  public int stretches(ServerAddressSample other) {
    long[] mine = inOrder();
    long[] others = other.inOrder();
    int stretches = 0;
    int last = 0;
    for (int left = 0, right = 0; left < mine.length || right < others.length; ) {
      int order = compare(mine, left, others, right);
      left += order <= 0 ? 1 : 0;
      right += order >= 0 ? 1 : 0;
      stretches += order == 0 ? 2 : order == last ? 0 : 1;
      last = order;
    }
    return stretches;
  }

  /** Which address is the lower: -1 for the left, 1 for the right, 0 for one address of both. */
  private static int compare(long[] mine, int left, long[] others, int right) {
    if (left == mine.length || right == others.length) {
      return left == mine.length ? 1 : -1;
    }
    return Long.compare(mine[left], others[right]);
  }

  /**
   * The addresses in unsigned order: flipping the highest bit makes it the order of signed numbers.
   */
  private long[] inOrder() {
    long[] ordered = new long[size];
    Arrays.setAll(ordered, index -> lows[index] ^ Long.MIN_VALUE);
    Arrays.sort(ordered);
    return ordered;
  }
}
