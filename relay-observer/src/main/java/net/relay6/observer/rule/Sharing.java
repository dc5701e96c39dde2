package net.relay6.observer.rule;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which servers answered the latest SOLICITs of a link, in numbers.
 *
 * @param questions how many were answered
 * @param clients how many clients sent them
 * @param turns how often the responder differed from the one before
 * @param isExclusive whether no client was answered by two servers, at once or in turn
 * @param clientsOf how many clients each server answered, by its number
 */
public record Sharing(
    int questions,
    int clients,
    int turns,
    boolean isExclusive,
    SortedMap<Integer, Integer> clientsOf) {

  /** No observations. */
  static final Sharing NONE = new Sharing(0, 0, 0, false, new TreeMap<>());

  private static final int QUESTIONS_MIN = 8;
  private static final int CLIENTS_MIN = 4;

  /** Servers that replace one another change less often. */
  private static final int TURNS_MIN = 3;

  /** Whether several servers share the clients. */
  boolean isShared() {
    return isExclusive
        && questions >= QUESTIONS_MIN
        && clients >= CLIENTS_MIN
        && turns >= TURNS_MIN
        && clientsOf.size() > 1;
  }

  /** Whether that server is one of several that share the clients. */
  boolean isSharedBy(int server) {
    return isShared() && includes(server);
  }

  /** Whether that server answered. */
  public boolean includes(int server) {
    return clientsOf.containsKey(server);
  }

  /** Whether servers may share the clients, according to the observations. */
  public boolean isPossible() {
    return isExclusive && clients > 1;
  }

  /** Whether one server answered all clients, and often enough to be certain. */
  boolean isByOne() {
    return isPossible() && questions >= QUESTIONS_MIN && clientsOf.size() == 1;
  }
}
