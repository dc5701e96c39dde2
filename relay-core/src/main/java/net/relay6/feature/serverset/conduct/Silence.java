package net.relay6.feature.serverset.conduct;

import java.util.concurrent.TimeUnit;
import net.relay6.feature.serverset.exchange.Exchange;

/**
 * Questions in a row that a server left unanswered, and how probable that is by accident.
 *
 * <pre>
 * accident = product over bursts of max(1e-4, product over the questions of a burst of p^w)
 * w = 1                            the first question of a client in this silence
 * w = min(1, t / 600 s) / j        its j-th, t after the one before: clients differ in what servers
 *                                  answer them, so that many questions of one are little evidence
 * w = min(1, t / 1 s)              INFORMATION-REQUEST: it asks for no lease, so servers answer
 *                                  every client alike
 * </pre>
 *
 * <p>{@code p} is {@link Reliability}'s. Where the question may have been for a partner that shares
 * the clients, it is {@code 1 - s * (1 - p)}, with {@code s} for the server's share of them. A
 * burst is what was asked within 2 s while nothing came from the server: the network may have lost
 * all of it together. Other signs than questions count one question at most, all together.
 */
public final class Silence {

  private static final double BURST = Math.log(1e-4);
  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Askers askers = new Askers();
  private int questions;
  private double weight;
  private double signs;
  private boolean isBegun;
  private long sinceNanos;
  private double earlierBursts;
  private double burst;
  private long burstNanos;
  private long lastNanos;
  private boolean isFound;

  /**
   * A question was not answered.
   *
   * @param share of the clients that is the server's, above 0 to 1: 1 when each is
   * @param silentNanos how long nothing had come from the server when it was asked
   * @return what it counts, 0 to 1
   */
  double add(
      Exchange exchange, double share, Reliability server, Reliability own, long silentNanos) {
    long at = exchange.beganNanos();
    if (silentNanos < at - lastNanos) {
      endBurst(at);
    }
    double counts = askers.weigh(exchange);
    add(counts, 1 - share * (1 - server.lossOf(own)), at);
    questions++;
    return counts;
  }

  /** A question was answered by no server, whichever should have answered it. */
  public void count(Exchange exchange) {
    add(askers.weigh(exchange), 1, exchange.beganNanos());
    questions++;
  }

  /** Something else speaks for silence; {@code counts} is how many questions it is worth. */
  void addSign(double counts, long atNanos, Reliability server) {
    double worth = Math.min(counts, 1 - signs);
    signs += worth;
    add(worth, server.lossOf(server), atNanos);
  }

  private void add(double counts, double chance, long atNanos) {
    if (!isBegun) {
      isBegun = true;
      sinceNanos = atNanos;
      burstNanos = atNanos;
    }
    if (atNanos - burstNanos > BURST_NANOS) {
      endBurst(atNanos);
    }
    lastNanos = atNanos;
    weight += counts;
    burst += counts * Math.log(chance);
  }

  private void endBurst(long atNanos) {
    earlierBursts += Math.max(BURST, burst);
    burst = 0;
    burstNanos = atNanos;
  }

  /** Something came. */
  public void end() {
    askers.clear();
    questions = 0;
    weight = 0;
    signs = 0;
    isBegun = false;
    earlierBursts = 0;
    burst = 0;
    isFound = false;
  }

  /** It was reported: what is missed is no loss of the network. */
  void find() {
    isFound = true;
  }

  /** Whether it was reported. */
  boolean isFound() {
    return isFound;
  }

  /** What all of its questions and signs count. */
  double weight() {
    return weight;
  }

  /** How many questions there are. */
  public int questions() {
    return questions;
  }

  /** How many clients asked them, 16 standing for more. */
  public int clients() {
    return askers.count();
  }

  /** When the first of them was asked, in nanoseconds. */
  public long sinceNanos() {
    return sinceNanos;
  }

  /** How probable all of it is as an accident of a server that runs, 0 to 1. */
  public double accident() {
    return Math.exp(earlierBursts + Math.max(BURST, burst));
  }
}
