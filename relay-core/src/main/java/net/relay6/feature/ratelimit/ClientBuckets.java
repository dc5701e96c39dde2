package net.relay6.feature.ratelimit;

import net.relay6.net.Ipv6Address;

/**
 * A token bucket for each client of each link, in a table of fixed size without garbage. A client's
 * place is one of a few that its address leads to; when all of them are taken, the client whose
 * bucket is fullest is forgotten, which gives it a full one. Belongs to the data plane's thread.
 */
public final class ClientBuckets {

  /** Clients remembered unless said otherwise. */
  public static final int CAPACITY = 16_384;

  private static final int PLACES = 4;

  private final int setCount;
  private final long[] high;
  private final long[] low;
  private final int[] interfaces;
  private final long[] fullAtNanos;
  private final boolean[] used;

  /** A table for {@code capacity} clients. */
  public ClientBuckets(int capacity) {
    setCount = Math.max(1, capacity / PLACES);
    int size = setCount * PLACES;
    high = new long[size];
    low = new long[size];
    interfaces = new int[size];
    fullAtNanos = new long[size];
    used = new boolean[size];
  }

  /** Takes a token of a client's bucket; false when there is none. */
  boolean take(Ipv6Address client, int interfaceIndex, Rate rate, long nowNanos) {
    int place = place(client, interfaceIndex, nowNanos);
    long afterwards = Math.max(0, fullAtNanos[place] - nowNanos) + rate.intervalNanos();
    if (afterwards > rate.fillNanos()) {
      return false;
    }
    fullAtNanos[place] = nowNanos + afterwards;
    return true;
  }

  /** Where the client's bucket is; a new one takes a free place, or the fullest bucket's. */
  private int place(Ipv6Address client, int interfaceIndex, long nowNanos) {
    int first = set(client, interfaceIndex) * PLACES;
    int best = first;
    for (int place = first; place < first + PLACES; place++) {
      if (!used[place]) {
        best = place;
        break;
      }
      if (isAt(place, client, interfaceIndex)) {
        return place;
      }
      if (fullAtNanos[place] - fullAtNanos[best] < 0) {
        best = place;
      }
    }
    used[best] = true;
    high[best] = client.high();
    low[best] = client.low();
    interfaces[best] = interfaceIndex;
    fullAtNanos[best] = nowNanos;
    return best;
  }

  private boolean isAt(int place, Ipv6Address client, int interfaceIndex) {
    return low[place] == client.low()
        && high[place] == client.high()
        && interfaces[place] == interfaceIndex;
  }

  private int set(Ipv6Address client, int interfaceIndex) {
    long mixed = client.low() ^ (client.high() * 31) ^ interfaceIndex;
    mixed *= 0x9e3779b97f4a7c15L;
    return (int) ((mixed >>> 32) % setCount);
  }
}
