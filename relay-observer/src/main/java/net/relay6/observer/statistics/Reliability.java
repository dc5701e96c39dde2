package net.relay6.observer.statistics;

/**
 * How reliably a server responds, with the latest requests weighted most. It yields the probability
 * that a running server leaves a request unanswered, and how improbable a silence must be before it
 * is reported.
 *
 * <p>The unit is a request: a client's message with its retransmissions. An answered request adds 1
 * to {@code kept}, and each retransmission before the response adds 1 to {@code missed}, at most 2.
 * So both count single transmissions, independently of the retransmission times of a message type
 * (RFC 9915, section 15), and include packet loss. An unanswered request adds its weight by {@link
 * UnansweredRun}, at most 1, to {@code missed}. Before each request both are multiplied by {@code 1
 * - 1/M}, {@code M = 1000}, so that about the last 1,000 requests count.
 *
 * <pre>
 * N = kept + missed                                       of the server, all types and links
 * q = max(missed / N,                                     share of copies lost: of the server,
 *         (V * missed / N + own missed)                   or of the type on the link with V = 20
 *          / (V + own kept + own missed))                 questions of the server as its prior
 * p = (1 + N * q) / (5 + N)                               the next copy is lost by chance
 * bar = 8 / kept^3, at most 1e-3, at least 5e-8           how improbable a silence must be
 * </pre>
 *
 * <p>The 5 are a server's advance: 4 questions answered and 1 lost. A type refines its server's
 * figure only to the worse: loss between relay and server strikes all types alike, so that a type
 * with few questions of its own is not better known than its server. The bar falls with the number
 * of questions, since each of them may begin a silence by chance: all together stay improbable, one
 * in 100 for the first 1,000 questions and then one in 20 million for each.
 */
public final class Reliability {

  private static final double MEMORY = 1000;
  private static final double PRIOR_MAX = 20;
  private static final double PRIOR_ANSWERED = 4;
  private static final double PRIOR_MISSED = 1;
  private static final int RETRANSMISSIONS_MAX = 2;
  private static final double THRESHOLD_MAX = 1e-3;
  private static final double THRESHOLD_MIN = 5e-8;
  private static final double THRESHOLD_FACTOR = 8;

  private double answered;
  private double missed;

  Reliability() {}

  /** Counts a request that was answered after {@code copies} transmissions. */
  void countAnswered(int copies) {
    forget();
    answered++;
    missed += Math.clamp(copies - 1L, 0, RETRANSMISSIONS_MAX);
  }

  /** Counts an unanswered request with that weight, 0 to 1. */
  void countMissed(double weight) {
    forget();
    missed += weight;
  }

  /** Removes the weight of requests that stayed unanswered because the server did not run. */
  void discountMissed(double weight) {
    missed = Math.max(0, missed - weight);
  }

  private void forget() {
    answered *= 1 - 1 / MEMORY;
    missed *= 1 - 1 / MEMORY;
  }

  void merge(Reliability other) {
    answered += other.answered;
    missed += other.missed;
  }

  /**
   * The probability that this server runs and leaves the next request unanswered, 0 to 1.
   *
   * @param own the reliability for the request's type on its link
   */
  double lossProbability(Reliability own) {
    double number = answered + missed;
    double share = number == 0 ? 0 : missed / number;
    double prior = Math.min(PRIOR_MAX, number);
    double ownNumber = prior + own.answered + own.missed;
    double refined = ownNumber == 0 ? 0 : (prior * share + own.missed) / ownNumber;
    return (PRIOR_MISSED + number * Math.max(share, refined))
        / (PRIOR_ANSWERED + PRIOR_MISSED + number);
  }

  /** The probability by chance below which a silence is reported. */
  double threshold() {
    return Math.clamp(
        THRESHOLD_FACTOR / (answered * answered * answered), THRESHOLD_MIN, THRESHOLD_MAX);
  }
}
