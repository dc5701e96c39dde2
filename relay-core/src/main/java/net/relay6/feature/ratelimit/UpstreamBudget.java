package net.relay6.feature.ratelimit;

import java.util.HashMap;
import java.util.Map;

/**
 * What may go to the servers from all links, shared fairly among them without a queue.
 *
 * <p>All links draw on one bucket. Each link's messages that pass are counted in windows of one
 * second, the current and the previous. A link that has had more than its fair share, which is what
 * all have had divided by the number of links that asked, must leave half of the burst to the
 * others; the last message of the burst is for a link that has had nothing yet. So a flooding link
 * never starves a polite one, and a link that is alone has the whole rate. A burst of 1 leaves
 * nothing to keep for others; tens are better.
 *
 * <p>It outlives the gates that draw on it, and forgets a link that has not asked in either window.
 * Used by the data plane's thread only.
 */
public final class UpstreamBudget {

  private static final long WINDOW_NANOS = 1_000_000_000;

  private final Bucket bucket = new Bucket();

  /** The links that have asked in the current window or the previous, by name. */
  private final Map<String, LinkShare> shares = new HashMap<>();

  private long passed;
  private long windowStartNanos;

  /** A budget of which nothing is spent. */
  public UpstreamBudget() {}

  /**
   * Takes one message for a link; false: there is none, or it is kept for other links.
   *
   * @param link the link's name
   * @param rate what all links may send
   * @param nowNanos the time in nanoseconds, on a clock that may wrap
   */
  public boolean take(String link, Rate rate, long nowNanos) {
    advanceTo(nowNanos);
    LinkShare share = shares.computeIfAbsent(link, _ -> new LinkShare());
    share.ask();
    if (!bucket.take(rate, reserve(share, rate), nowNanos)) {
      return false;
    }
    share.count();
    passed++;
    return true;
  }

  /** How much of the burst the link must leave to others. */
  private int reserve(LinkShare share, Rate rate) {
    int half = rate.burst() / 2;
    if (share.passed() == 0) {
      return 0;
    }
    boolean aboveFairShare = (long) share.passed() * shares.size() > passed;
    return aboveFairShare ? half : Math.min(1, half);
  }

  private void advanceTo(long nowNanos) {
    long elapsedNanos = nowNanos - windowStartNanos;
    if (shares.isEmpty() || elapsedNanos >= 2 * WINDOW_NANOS) {
      shares.clear();
      passed = 0;
      windowStartNanos = nowNanos;
    } else if (elapsedNanos >= WINDOW_NANOS) {
      advance();
    }
  }

  private void advance() {
    shares.values().removeIf(share -> !share.advance());
    passed = shares.values().stream().mapToLong(LinkShare::passed).sum();
    windowStartNanos += WINDOW_NANOS;
  }
}
