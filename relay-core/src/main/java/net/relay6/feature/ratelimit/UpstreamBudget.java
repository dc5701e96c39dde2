package net.relay6.feature.ratelimit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.wire.RelayMessage;

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
  public boolean take(String link, Bucket.Rate rate, long nowNanos) {
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
  private int reserve(LinkShare share, Bucket.Rate rate) {
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

  /** The share of one link in the upstream budget, in the current window and the one before. */
  static final class LinkShare {

    private int current;
    private int previous;
    private boolean asked;

    /** Notes a request of the link in the current window. */
    void ask() {
      asked = true;
    }

    /** Counts a message that passed. */
    void count() {
      current++;
    }

    /** Messages that passed in both windows. */
    int passed() {
      return current + previous;
    }

    /** Starts a new window; false if the link had no request in the one that ends. */
    boolean advance() {
      boolean active = asked;
      previous = current;
      current = 0;
      asked = false;
      return active;
    }
  }

  /**
   * Refuses clients' messages above the rate of all links together, of which each link has a fair
   * share: {@link UpstreamBudget}. It is the last of a link's gates, so that messages refused by
   * other gates use no budget. Relay messages pass and do not count. Used by the data plane's
   * thread only.
   *
   * @param rate the rate
   * @param budget the budget of all links
   * @param nanoClock the time in nanoseconds, on a clock that may wrap
   */
  public record Limit(Bucket.Rate rate, UpstreamBudget budget, LongSupplier nanoClock)
      implements Gate {

    private static final Optional<DropReason> REFUSAL = Optional.of(DropReason.UPSTREAM_RATE);

    @Override
    public Optional<DropReason> refusal(ForwardContext context) {
      boolean passes =
          context.message() instanceof RelayMessage
              || budget.take(context.link().name(), rate, nanoClock.getAsLong());
      return passes ? Optional.empty() : REFUSAL;
    }
  }
}
