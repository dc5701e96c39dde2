package net.relay6.feature.serverset.conduct;

import java.util.TreeMap;
import net.relay6.feature.serverset.exchange.Exchange;

/** How one server treats one type of question on one link. */
public final class TypeTally {

  /** Status codes told apart; a server may send any of 65536. */
  private static final int STATUSES = 64;

  private final LatencyHistogram latency = new LatencyHistogram();
  private final TreeMap<Integer, Long> statuses = new TreeMap<>();
  private final Reliability reliability = new Reliability();
  private final Silence silence = new Silence();
  private long copies;
  private long answers;
  private long answeredNanos;

  /** A copy of such a question went to the server. */
  public void countCopy() {
    copies++;
  }

  /** The server answered one; {@code latencyNanos} is negative when nobody had waited. */
  public void countAnswer(long latencyNanos, long atNanos) {
    answers++;
    answeredNanos = atNanos;
    silence.end();
    if (latencyNanos >= 0) {
      latency.add(latencyNanos);
    }
  }

  /** An answer had that status code. */
  public void countStatus(int code) {
    countStatus(code, 1);
  }

  private void countStatus(int code, long count) {
    if (statuses.size() < STATUSES || statuses.containsKey(code)) {
      statuses.merge(code, count, Long::sum);
    }
  }

  /** Adds the counts of another; what it says of silence now is lost. */
  void absorb(TypeTally other) {
    copies += other.copies;
    answers += other.answers;
    reliability.absorb(other.reliability);
    latency.absorb(other.latency);
    other.statuses.forEach(this::countStatus);
  }

  /** A question was answered in time, when it had been sent that often. */
  void keep(int sends) {
    reliability.keep(sends);
  }

  /**
   * A question that the server should have answered was not. One that is older than an answer to
   * another says nothing of how the server is now.
   *
   * @param share of the clients that is the server's
   * @param silentNanos how long nothing had come from the server when it was asked
   * @return what it counts, 0 to 1
   */
  double miss(Exchange exchange, double share, Reliability server, long silentNanos) {
    boolean isOutdated = answers > 0 && answeredNanos - exchange.beganNanos() >= 0;
    return isOutdated ? 1 : silence.add(exchange, share, server, reliability, silentNanos);
  }

  /** The silence is reported, so what was missed in it is no loss of the network. */
  void find() {
    if (!silence.isFound()) {
      silence.find();
      reliability.forgive(silence.weight());
    }
  }

  /** How often it answers. */
  Reliability reliability() {
    return reliability;
  }

  /** The latest questions that it left unanswered in a row. */
  public Silence silence() {
    return silence;
  }

  /** Whether it has ever answered such a question. */
  public boolean hasAnswered() {
    return answers > 0;
  }

  /** Its figures as they are now, with {@code unanswered} questions. */
  TypeFigures figures(long unanswered) {
    return new TypeFigures(
        copies,
        answers,
        unanswered,
        silence.questions(),
        new TreeMap<>(statuses),
        latency.snapshot());
  }
}
