package net.relay6.feature.serverset.conduct;

/**
 * How often a server answers: what it did until now, of which the latest questions count most. It
 * says how probable it is that the server runs and yet a question stays unanswered, and how
 * improbable a silence must be before it is reported.
 *
 * <p>Units are questions. A message of a client and its retransmissions are one question. A
 * question that was answered counts 1 in {@code kept}, and each retransmission that was needed
 * before counts 1 in {@code missed}, 2 at most: so both are about single copies, whatever the times
 * of retransmission of a message type are (RFC 9915, section 15), and loss of the network is part
 * of them. A question that was not answered counts in {@code missed} what {@link Silence} says it
 * weighs, 1 or less. Before each question both are multiplied by {@code 1 - 1/M}, {@code M = 1000},
 * so that 1,000 questions are remembered and a change is followed.
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
  private static final double ADVANCE_KEPT = 4;
  private static final double ADVANCE_MISSED = 1;
  private static final int RETRANSMISSIONS_MAX = 2;
  private static final double BAR_MAX = 1e-3;
  private static final double BAR_MIN = 5e-8;
  private static final double BAR_FACTOR = 8;

  private double kept;
  private double missed;

  Reliability() {}

  /** A question was answered when it had been sent {@code copies} times. */
  void keep(int copies) {
    forget();
    kept++;
    missed += Math.clamp(copies - 1L, 0, RETRANSMISSIONS_MAX);
  }

  /** A question was not answered; {@code weight} is how much that counts, 0 to 1. */
  void miss(double weight) {
    forget();
    missed += weight;
  }

  /** Questions that counted so much were left unanswered because the server did not run. */
  void forgive(double weight) {
    missed = Math.max(0, missed - weight);
  }

  private void forget() {
    kept *= 1 - 1 / MEMORY;
    missed *= 1 - 1 / MEMORY;
  }

  void absorb(Reliability other) {
    kept += other.kept;
    missed += other.missed;
  }

  /**
   * How probable it is that this server runs and leaves the next question unanswered, 0 to 1.
   *
   * @param own what is known of the question's type on its link
   */
  double lossOf(Reliability own) {
    double number = kept + missed;
    double share = number == 0 ? 0 : missed / number;
    double prior = Math.min(PRIOR_MAX, number);
    double ownNumber = prior + own.kept + own.missed;
    double refined = ownNumber == 0 ? 0 : (prior * share + own.missed) / ownNumber;
    return (ADVANCE_MISSED + number * Math.max(share, refined))
        / (ADVANCE_KEPT + ADVANCE_MISSED + number);
  }

  /** How improbable a silence must be, as an accident of a server that runs, to be reported. */
  double bar() {
    return Math.clamp(BAR_FACTOR / (kept * kept * kept), BAR_MIN, BAR_MAX);
  }
}
