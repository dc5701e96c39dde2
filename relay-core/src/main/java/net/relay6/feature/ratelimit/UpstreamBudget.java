package net.relay6.feature.ratelimit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How much goes to servers in all, shared fairly among links. Nothing is queued, since clients try
 * again: when tokens run short, a link that has had more than its share leaves half of the burst to
 * the others, so that they find tokens whenever they need them. A link that is alone has all of it.
 * Bounded by the number of links. Belongs to the data plane's thread.
 */
public final class UpstreamBudget {

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Rate rate;
  private final Bucket bucket = new Bucket();
  private final Map<String, Share> shares = new HashMap<>();
  private long windowStartNanos;
  private long total;

  /** What a link has had in this window and, fading, in those before. */
  private static final class Share {
    private long messages;
  }

  /** A budget of {@code rate}. */
  public UpstreamBudget(Rate rate) {
    this.rate = rate;
  }

  /** Takes a token for a message of the link with that name; false when it gets none. */
  boolean take(String link, long nowNanos) {
    fade(nowNanos);
    Share share = shares.computeIfAbsent(link, _ -> new Share());
    int reserve = share.messages * shares.size() > total ? rate.burst() / 2 : 0;
    if (!bucket.takeLeaving(rate, reserve, nowNanos)) {
      return false;
    }
    share.messages++;
    total++;
    return true;
  }

  /** At the end of a window what has been had counts half, and who had next to nothing is gone. */
  private void fade(long nowNanos) {
    if (total > 0 && nowNanos - windowStartNanos < WINDOW_NANOS) {
      return;
    }
    windowStartNanos = nowNanos;
    total = 0;
    shares.values().removeIf(share -> share.messages < 2);
    for (Share share : shares.values()) {
      share.messages /= 2;
      total += share.messages;
    }
  }
}
