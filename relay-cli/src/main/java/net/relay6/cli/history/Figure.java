package net.relay6.cli.history;

/** What is kept of a minute, and what it is of several minutes together. */
public enum Figure {
  /** Messages received on a link, copies sent to a server; of the relay, messages forwarded. */
  REQUESTS,

  /** Messages sent to clients; of a server, its messages that were. */
  RESPONSES,

  /** Datagrams discarded. */
  DISCARDS,

  /** Clients that chose the server. */
  WINS,

  /** Leases in force at the end of the minute. */
  LEASES,

  /** Half of the server's responses took no longer, in microseconds. */
  MEDIAN_MICROS,

  /** 99 of a hundred took no longer, in microseconds. */
  P99_MICROS;

  /** What stands for a latency above all bounds of the histogram, in microseconds. */
  public static final int LONGER_MICROS = 9_999_000;

  /** What it is of two spans of time together, of which either may be unknown. */
  int join(int earlier, int later) {
    if (earlier == Rings.UNKNOWN || later == Rings.UNKNOWN) {
      return Math.max(earlier, later);
    }
    return switch (this) {
      case REQUESTS, RESPONSES, DISCARDS, WINS -> sum(earlier, later);
      case LEASES -> later;
      case MEDIAN_MICROS, P99_MICROS -> Math.max(earlier, later);
    };
  }

  private static int sum(int one, int other) {
    return Math.clamp((long) one + other, 0, Integer.MAX_VALUE);
  }
}
