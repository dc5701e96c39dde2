package net.relay6.observer.symptom;

/**
 * The clients for which a symptom was present, and the clients in a row for which it was absent
 * since. It is over when it is absent for every client that had it, or when the latest clients in a
 * row would all be without it by chance in at most one of twenty cases, by the earlier share of
 * clients without it.
 */
final class Sightings {

  private static final int AFFECTED_MAX = 4;
  private static final int SPARED_MAX = 64;
  private static final int SPARED_MIN = 3;
  private static final double CHANCE_MAX = 0.05;

  private final ClientSet affected = new ClientSet(AFFECTED_MAX);
  private final ClientSet spared = new ClientSet(SPARED_MAX);
  private boolean many;
  private long seen;
  private long sparedBefore;
  private long seenNanos;

  /** It was present for a client. */
  void seen(long client, long atNanos) {
    sparedBefore += spared.size();
    spared.clear();
    many |= affected.isFull() && !affected.contains(client);
    seen += affected.add(client) ? 1 : 0;
    seenNanos = atNanos;
  }

  /** It was absent for a client. */
  void absent(long client) {
    affected.remove(client);
    spared.add(client);
  }

  /** Ends it; if it returns, the earlier counts still apply. */
  void end() {
    sparedBefore += spared.size();
    spared.clear();
    affected.clear();
    many = false;
  }

  /** When it was last present, in nanoseconds. */
  long seenNanos() {
    return seenNanos;
  }

  /** Whether it is over. */
  boolean isOver() {
    return (affected.size() == 0 && !many) || spared.size() >= enough();
  }

  private double enough() {
    double share = (seen + 1.0) / (seen + sparedBefore + 2.0);
    return Math.max(SPARED_MIN, Math.log(CHANCE_MAX) / Math.log(1 - share));
  }
}
