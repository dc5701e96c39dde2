package net.relay6.feature.serverset.symptom;

/**
 * Which clients have seen something, and how many in a row have seen the contrary since. It is over
 * when every client that saw it sees the contrary, or when the latest clients in a row would all
 * have been spared by chance in one of twenty cases at most, judged by how many were before.
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

  /** A client has seen it. */
  void seen(long client, long atNanos) {
    sparedBefore += spared.size();
    spared.clear();
    many |= affected.isFull() && !affected.contains(client);
    seen += affected.add(client) ? 1 : 0;
    seenNanos = atNanos;
  }

  /** A client has seen the contrary. */
  void absent(long client) {
    affected.remove(client);
    spared.add(client);
  }

  /** It is over; should it come back, what was before still counts. */
  void end() {
    sparedBefore += spared.size();
    spared.clear();
    affected.clear();
    many = false;
  }

  /** When it was last seen, in nanoseconds. */
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
