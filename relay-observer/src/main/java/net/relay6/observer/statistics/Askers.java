package net.relay6.observer.statistics;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import net.relay6.observer.exchange.Exchange;
import net.relay6.wire.MessageType;

/**
 * The clients whose requests stay unanswered in one run, and the weight of the next request of
 * each: see {@link Silence}. Beyond 16 clients, the others count as new ones.
 */
final class Askers {

  private static final int CLIENTS_MAX = 16;
  private static final int CLIENTS_FIRST = 4;
  private static final double AGAIN_NANOS = TimeUnit.SECONDS.toNanos(600);
  private static final double STATELESS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long[] clients = {};
  private long[] latestNanos = {};
  private int[] questions = {};
  private int count;

  /** Adds a request and returns its weight, 0 to 1. */
  double weigh(Exchange exchange) {
    int place = placeOf(exchange.clientKey());
    if (place == CLIENTS_MAX) {
      return 1;
    }
    double elapsed = exchange.beganNanos() - latestNanos[place];
    latestNanos[place] = exchange.beganNanos();
    int number = ++questions[place];
    if (number == 1) {
      return 1;
    }
    return exchange.type() == MessageType.INFORMATION_REQUEST
        ? Math.clamp(elapsed / STATELESS_NANOS, 0, 1)
        : Math.clamp(elapsed / AGAIN_NANOS, 0, 1) / number;
  }

  private int placeOf(long client) {
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
      questions = Arrays.copyOf(questions, length);
    }
    clients[count] = client;
    questions[count] = 0;
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
