package net.relay6.daemon.history;

/** A figure of one minute, and how it is combined over several minutes. */
public enum Figure {
  /**
   * For a link, messages received; for a server, RELAY-FORWs sent; for the relay, messages
   * forwarded.
   */
  REQUESTS,

  /** Messages sent to clients; for a server, its relayed responses. */
  RESPONSES,

  /** Datagrams discarded. */
  DISCARDS,

  /** Clients that chose the server. */
  WINS,

  /** Leases in force at the end of the minute. */
  LEASES,

  /** The median of the server's response times, in microseconds. */
  MEDIAN_MICROS,

  /** The 99th percentile of the server's response times, in microseconds. */
  P99_MICROS;

  /** Represents a response time above all bounds of the histogram, in microseconds. */
  public static final int LONGER_MICROS = 9_999_000;

  /** The figure of two consecutive spans of time, either of which may be unknown. */
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
