package net.relay6.feature.serverset.conduct;

import java.util.TreeMap;
import net.relay6.feature.serverset.exchange.Exchange;

/**
 * How one server treats one type of question on one link, and how sure it is that it has fallen
 * silent.
 */
public final class TypeTally {

  /** Clients told apart in a run of silence; more are not needed to believe it. */
  private static final int CLIENTS = 4;

  /** Status codes told apart; a server may send any of 65536. */
  private static final int STATUSES = 64;

  private static final double MOST_RELIABLE = 0.99;

  private final LatencyHistogram latency = new LatencyHistogram();
  private final TreeMap<Integer, Long> statuses = new TreeMap<>();
  private final long[] runClients = new long[CLIENTS];
  private long copies;
  private long answers;
  private long expected;
  private long kept;
  private int run;
  private int runClientCount;
  private long runSinceNanos;

  /** A copy of such a question went to the server. */
  public void countCopy() {
    copies++;
  }

  /** The server answered one; {@code latencyNanos} is negative when nobody had waited. */
  public void countAnswer(long latencyNanos) {
    answers++;
    endRun();
    if (latencyNanos >= 0) {
      latency.add(latencyNanos);
    }
  }

  /** Questions in a row that are unanswered are counted from 0 again. */
  public void endRun() {
    run = 0;
    runClientCount = 0;
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
    expected += other.expected;
    kept += other.kept;
    latency.absorb(other.latency);
    other.statuses.forEach(this::countStatus);
  }

  /** A question that it should have answered was answered in time. */
  public void keep() {
    expected++;
    kept++;
  }

  /** A question that it should have answered was not. */
  public void miss(Exchange exchange) {
    expected++;
    if (run++ == 0) {
      runSinceNanos = exchange.beganNanos();
    }
    rememberClient(exchange.clientKey());
  }

  private void rememberClient(long client) {
    for (int index = 0; index < runClientCount; index++) {
      if (runClients[index] == client) {
        return;
      }
    }
    if (runClientCount < CLIENTS) {
      runClients[runClientCount++] = client;
    }
  }

  /** How many questions in a row it left unanswered. */
  public int run() {
    return run;
  }

  /** How many clients asked them, 4 standing for more. */
  public int runClients() {
    return runClientCount;
  }

  /** When the first of them was asked, in nanoseconds. */
  public long runSinceNanos() {
    return runSinceNanos;
  }

  /** Whether it has ever answered such a question. */
  public boolean hasAnswered() {
    return answers > 0;
  }

  /** Whether it has ever been found to answer in time. */
  public boolean hasKept() {
    return kept > 0;
  }

  /**
   * How probable it is that a server which answers as often as this one did until now leaves so
   * many in a row unanswered by accident, 0 to 1.
   */
  public double accident() {
    long before = expected - run;
    double reliable = Math.min(MOST_RELIABLE, (kept + 1.0) / (before + 2.0));
    return Math.pow(1 - reliable, run);
  }

  /** Its figures as they are now. */
  public TypeFigures figures() {
    return new TypeFigures(
        copies, answers, expected - kept, run, new TreeMap<>(statuses), latency.snapshot());
  }
}
