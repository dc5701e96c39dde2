package net.relay6.observer.statistics;

import java.util.TreeMap;
import net.relay6.observer.exchange.Exchange;

/** Statistics of one server for one request type on one link. */
public final class TypeTally {

  /** The number of different status codes that are counted; a server may send any of 65,536. */
  private static final int STATUSES = 64;

  private final LatencyHistogram latency = new LatencyHistogram();
  private final TreeMap<Integer, Long> statuses = new TreeMap<>();
  private final Reliability reliability = new Reliability();
  private final Silence silence = new Silence();
  private long copies;
  private long answers;
  private long answeredNanos;

  /** Counts a RELAY-FORW with such a request. */
  public void countCopy() {
    copies++;
  }

  /** Counts a response; {@code latencyNanos} is negative if no request was pending. */
  public void countAnswer(long latencyNanos, long atNanos) {
    answers++;
    answeredNanos = atNanos;
    silence.end();
    if (latencyNanos >= 0) {
      latency.add(latencyNanos);
    }
  }

  /** Counts a status code of a response. */
  public void countStatus(int code) {
    countStatus(code, 1);
  }

  private void countStatus(int code, long count) {
    if (statuses.size() < STATUSES || statuses.containsKey(code)) {
      statuses.merge(code, count, Long::sum);
    }
  }

  /** Adds the counts of another; its current run of unanswered requests is discarded. */
  void absorb(TypeTally other) {
    copies += other.copies;
    answers += other.answers;
    reliability.absorb(other.reliability);
    latency.absorb(other.latency);
    other.statuses.forEach(this::countStatus);
  }

  /** Counts a request that was answered in time after {@code sends} transmissions. */
  void keep(int sends) {
    reliability.keep(sends);
  }

  /**
   * Counts a request that the server should have answered and did not. A request older than a
   * response to another one does not show the current state.
   *
   * @param share the server's share of the clients
   * @param silentNanos the age of the server's latest message when the request was sent
   * @return its weight, 0 to 1
   */
  double miss(Exchange exchange, double share, Reliability server, long silentNanos) {
    boolean isOutdated = answers > 0 && answeredNanos - exchange.beganNanos() >= 0;
    return isOutdated ? 1 : silence.add(exchange, share, server, reliability, silentNanos);
  }

  /** Marks the run as reported, so that its misses are not attributed to packet loss. */
  void find() {
    if (!silence.isFound()) {
      silence.find();
      reliability.forgive(silence.weight());
    }
  }

  /** How reliably it responds. */
  Reliability reliability() {
    return reliability;
  }

  /** The latest consecutive unanswered requests. */
  public Silence silence() {
    return silence;
  }

  /** Whether it has ever answered such a request. */
  public boolean hasAnswered() {
    return answers > 0;
  }

  /** A snapshot of the figures, with {@code unanswered} requests. */
  LinkFigures.OfType figures(long unanswered) {
    return new LinkFigures.OfType(
        copies,
        answers,
        unanswered,
        silence.questions(),
        new TreeMap<>(statuses),
        latency.snapshot());
  }
}
