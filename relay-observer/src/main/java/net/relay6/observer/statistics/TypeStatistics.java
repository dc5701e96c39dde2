package net.relay6.observer.statistics;

import java.util.TreeMap;
import net.relay6.observer.exchange.Exchange;

/** Statistics of one server for one request type on one link. */
public final class TypeStatistics {

  /** The number of different status codes that are counted; a server may send any of 65,536. */
  private static final int STATUSES = 64;

  private final LatencyHistogram latency = new LatencyHistogram();
  private final TreeMap<Integer, Long> statuses = new TreeMap<>();
  private final Reliability reliability = new Reliability();
  private final UnansweredRun unansweredRun = new UnansweredRun();
  private long relayForwards;
  private long responses;
  private long lastResponseNanos;

  /** Counts a RELAY-FORW with such a request. */
  public void countRelayForward() {
    relayForwards++;
  }

  /** Counts a response; {@code latencyNanos} is negative if no request was pending. */
  public void countResponse(long latencyNanos, long atNanos) {
    responses++;
    lastResponseNanos = atNanos;
    unansweredRun.end();
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
  void merge(TypeStatistics other) {
    relayForwards += other.relayForwards;
    responses += other.responses;
    reliability.merge(other.reliability);
    latency.merge(other.latency);
    other.statuses.forEach(this::countStatus);
  }

  /** Counts a request that was answered in time after {@code sends} transmissions. */
  void countAnsweredRequest(int sends) {
    reliability.countAnswered(sends);
  }

  /**
   * Counts a request that the server should have answered and did not. A request older than a
   * response to another one does not show the current state.
   *
   * @param share the server's share of the clients
   * @param silentNanos the age of the server's latest message when the request was sent
   * @return its weight, 0 to 1
   */
  double countMissedRequest(Exchange exchange, double share, Reliability server, long silentNanos) {
    boolean isOutdated = responses > 0 && lastResponseNanos - exchange.beganNanos() >= 0;
    return isOutdated ? 1 : unansweredRun.add(exchange, share, server, reliability, silentNanos);
  }

  /** Marks the run as reported, so that its misses are not attributed to packet loss. */
  void markReported() {
    if (!unansweredRun.isReported()) {
      unansweredRun.markReported();
      reliability.discountMissed(unansweredRun.weight());
    }
  }

  /** How reliably it responds. */
  Reliability reliability() {
    return reliability;
  }

  /** The latest consecutive unanswered requests. */
  public UnansweredRun unansweredRun() {
    return unansweredRun;
  }

  /** Whether it has ever answered such a request. */
  public boolean hasResponded() {
    return responses > 0;
  }

  /** A snapshot of the figures, with {@code unanswered} requests. */
  LinkFigures.OfType figures(long unanswered) {
    return new LinkFigures.OfType(
        relayForwards,
        responses,
        unanswered,
        unansweredRun.requests(),
        new TreeMap<>(statuses),
        latency.snapshot());
  }
}
