package net.relay6.feature.ratelimit;

import java.util.HashMap;
import java.util.Map;

/**
 * The rate of messages from all links to the servers, shared fairly among links without a queue.
 *
 * <p>All links use one bucket. Each link's passed messages are counted in windows of one second,
 * the current and the previous one. A link above its fair share, which is the total divided by the
 * number of active links, must leave half of the burst to the others; the last token of the burst
 * is for a link without any so far. So a flooding link never starves another one, and a single
 * active link has the whole rate. A burst of 1 leaves nothing for others; several tens work better.
 *
 * <p>It outlives the gates that use it, and removes links without requests in both windows. Used by
 * the data plane's thread only.
 */
public final class UpstreamBudget {

  private static final long WINDOW_NANOS = 1_000_000_000;

  private final Bucket bucket = new Bucket();

  /** The links with requests in the current or the previous window, by name. */
  private final Map<String, LinkShare> shares = new HashMap<>();

  private long passed;
  private long windowStartNanos;

  /** A budget with a full bucket. */
  public UpstreamBudget() {}

  /**
   * Takes one token for a link; false if there is none, or it is reserved for other links.
   *
   * @param link the link's name
   * @param rate the rate of all links together
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
