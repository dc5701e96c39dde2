package net.relay6.observer.statistics;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import net.relay6.observer.exchange.Exchange;
import net.relay6.wire.MessageType;

/**
 * Consecutive requests that a server left unanswered, and the probability that this happens by
 * chance.
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
 * <p>{@code p} is {@link Reliability}'s. If the request may have been for a partner that shares the
 * clients, it is {@code 1 - s * (1 - p)}, where {@code s} is the server's share of the clients. A
 * burst are the requests within 2 s without a message from the server, which the network may have
 * lost together. Other signs together weigh at most one request.
 */
public final class UnansweredRun {

  /** The number of clients that are distinguished. */
  public static final int CLIENTS_MAX = 16;

  private static final double BURST = Math.log(1e-4);
  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Clients unansweredClients = new Clients();
  private int requests;
  private double weight;
  private double indications;
  private boolean isBegun;
  private long sinceNanos;
  private double earlierBursts;
  private double burst;
  private long burstNanos;
  private long lastNanos;
  private boolean isReported;

  /**
   * Adds a request that was not answered.
   *
   * @param share the server's share of the clients, above 0 to 1; 1 if it serves all
   * @param silentNanos the age of the server's latest message when the request was sent
   * @return its weight, 0 to 1
   */
  double add(
      Exchange exchange, double share, Reliability server, Reliability own, long silentNanos) {
    long at = exchange.beganNanos();
    if (silentNanos < at - lastNanos) {
      endBurst(at);
    }
    double counts = unansweredClients.weightOf(exchange);
    add(counts, 1 - share * (1 - server.lossProbability(own)), at);
    requests++;
    return counts;
  }

  /** Adds a request that no server answered. */
  public void count(Exchange exchange) {
    add(unansweredClients.weightOf(exchange), 1, exchange.beganNanos());
    requests++;
  }

  /** Adds another sign of silence; {@code counts} is its weight in requests. */
  void addIndication(double counts, long atNanos, Reliability server) {
    double worth = Math.min(counts, 1 - indications);
    indications += worth;
    add(worth, server.lossProbability(server), atNanos);
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

  /** Ends the run, since a message was received. */
  public void end() {
    unansweredClients.clear();
    requests = 0;
    weight = 0;
    indications = 0;
    isBegun = false;
    earlierBursts = 0;
    burst = 0;
    isReported = false;
  }

  /** Marks the run as reported: further misses are not attributed to packet loss. */
  void markReported() {
    isReported = true;
  }

  /** Whether it was reported. */
  boolean isReported() {
    return isReported;
  }

  /** The weight of all requests and signs. */
  double weight() {
    return weight;
  }

  /** The number of requests. */
  public int requests() {
    return requests;
  }

  /** The number of clients that sent them; 16 means 16 or more. */
  public int clients() {
    return unansweredClients.count();
  }

  /** The time of the first request, in nanoseconds. */
  public long sinceNanos() {
    return sinceNanos;
  }

  /** The probability of the run by chance, if the server runs, 0 to 1. */
  public double chanceProbability() {
    return Math.exp(earlierBursts + Math.max(BURST, burst));
  }

  /**
   * The clients whose requests stay unanswered in one run, and the weight of the next request of
   * each: see {@link UnansweredRun}. Beyond 16 clients, the others count as new ones.
   */
  static final class Clients {

    private static final int CLIENTS_FIRST = 4;
    private static final double REPEAT_NANOS = TimeUnit.SECONDS.toNanos(600);
    private static final double STATELESS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long[] clients = {};
    private long[] latestNanos = {};
    private int[] requests = {};
    private int count;

    /** Adds a request and returns its weight, 0 to 1. */
    double weightOf(Exchange exchange) {
      int place = indexOf(exchange.clientKey());
      if (place == CLIENTS_MAX) {
        return 1;
      }
      double elapsed = exchange.beganNanos() - latestNanos[place];
      latestNanos[place] = exchange.beganNanos();
      int number = ++requests[place];
      if (number == 1) {
        return 1;
      }
      return exchange.type() == MessageType.INFORMATION_REQUEST
          ? Math.clamp(elapsed / STATELESS_NANOS, 0, 1)
          : Math.clamp(elapsed / REPEAT_NANOS, 0, 1) / number;
    }

    private int indexOf(long client) {
      for (int place = 0; place < count; place++) {
        if (clients[place] == client) {
          return place;
        }
      }
      return count < CLIENTS_MAX ? add(client) : CLIENTS_MAX;
    }

    private int add(long client) {
      if (count == clients.length) {
        int length = Math.max(CLIENTS_FIRST, 2 * count);
        clients = Arrays.copyOf(clients, length);
        latestNanos = Arrays.copyOf(latestNanos, length);
        requests = Arrays.copyOf(requests, length);
      }
      clients[count] = client;
      requests[count] = 0;
      return count++;
    }

    /** The number of clients; 16 means 16 or more. */
    int count() {
      return count;
    }

    /** Removes all clients when the run is over. */
    void clear() {
      count = 0;
    }
  }
}
