package net.relay6.observer.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.wire.MessageType;

/**
 * Which servers answered the latest 32 SOLICITs of a link, and whether that suggests load
 * balancing: load-balancing servers choose by a hash of the client (RFC 3074), so that each client
 * is always answered by the same single server. Beyond 4,096 links, the one used longest ago is
 * evicted.
 */
public final class Responders implements Rule {

  private static final int LINKS = 4096;
  private static final int LATEST = 32;

  /** Several servers, or none. */
  public static final int SEVERAL = -1;

  private final ObserverState state;
  private final LinkedHashMap<String, Latest> byLink = new LinkedHashMap<>(16, 0.75f, true);

  /** Without observations; declared roles and the names of servers are read from {@code state}. */
  public Responders(ObserverState state) {
    this.state = state;
  }

  /** The responders to the latest SOLICITs of a link. */
  private static final class Latest {
    private final long[] clients = new long[LATEST];
    private final int[] servers = new int[LATEST];
    private int next;
    private int count;

    private void add(long client, int server) {
      clients[next] = client;
      servers[next] = server;
      next = (next + 1) % LATEST;
      count = Math.min(count + 1, LATEST);
    }

    private boolean includes(int server) {
      return IntStream.range(0, count).anyMatch(place -> servers[place] == server);
    }

    private Sharing sharing() {
      Map<Long, Integer> serverOf = new TreeMap<>();
      boolean exclusive = true;
      int turns = 0;
      for (int age = count; age > 0; age--) {
        int place = Math.floorMod(next - age, LATEST);
        int server = servers[place];
        Integer known = serverOf.put(clients[place], server);
        exclusive &= server != SEVERAL && (known == null || known == server);
        turns += age < count && servers[Math.floorMod(place - 1, LATEST)] != server ? 1 : 0;
      }
      TreeMap<Integer, Integer> clientsOf = new TreeMap<>();
      serverOf.values().forEach(server -> clientsOf.merge(server, 1, Integer::sum));
      return new Sharing(count, serverOf.size(), turns, exclusive, clientsOf);
    }
  }

  /** Whether load-balancing servers share messages of that type: all types that concern a lease. */
  public static boolean areShared(MessageType type) {
    return type != MessageType.INFORMATION_REQUEST;
  }

  @Override
  public void responseTimeElapsed(Exchange exchange, long nowNanos) {
    if (exchange.type() == MessageType.SOLICIT
        && exchange.hasResponse()
        && isForSeveral(exchange)
        && state.isCompleteSince(exchange.beganNanos())) {
      Latest latest = byLink.computeIfAbsent(exchange.link(), _ -> new Latest());
      latest.add(exchange.clientKey(), onlyResponder(exchange));
      if (byLink.size() > LINKS) {
        byLink.pollFirstEntry();
      }
    }
  }

  @Override
  public void forgotten(ObservedServer server) {
    byLink.values().removeIf(latest -> latest.includes(server.number()));
  }

  private static boolean isForSeveral(Exchange exchange) {
    int asked = 0;
    for (ServerResponse serverResponse : exchange.serverResponses()) {
      asked += serverResponse.wasForwarded() ? 1 : 0;
    }
    return asked > 1;
  }

  /** The number of the only server that has responded, or {@link #SEVERAL}, also for none. */
  public static int onlyResponder(Exchange exchange) {
    int only = SEVERAL;
    for (ServerResponse serverResponse : exchange.serverResponses()) {
      if (serverResponse.hasResponded()) {
        if (only != SEVERAL) {
          return SEVERAL;
        }
        only = serverResponse.server();
      }
    }
    return only;
  }

  /** The sharing on that link. */
  public Sharing on(String link) {
    Latest latest = byLink.get(link);
    return latest == null ? Sharing.NONE : latest.sharing();
  }

  /** A sentence for each link on which servers share the clients, or may do so. */
  public List<String> sentences() {
    return List.copyOf(byLink.keySet()).stream()
        .sorted()
        .flatMap(link -> sentence(link, on(link)).stream())
        .toList();
  }

  private Optional<String> sentence(String link, Sharing sharing) {
    if (sharing.isShared()) {
      return Optional.of(
          ("on link %s, the responses look like load balancing: each client is answered by one"
                  + " server, %s")
              .formatted(link, shares(sharing)));
    }
    String others = sharing.isByOne() ? names(link, number -> !sharing.includes(number)) : "";
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("on link %s, each of %d clients is answered by %s alone: %s does not run, is a"
                    + " standby, or is a partner in a load-balancing pair")
                .formatted(link, sharing.clients(), names(link, sharing::includes), others));
  }

  private String shares(Sharing sharing) {
    return sharing.clientsOf().entrySet().stream()
        .map(entry ->
            "%d by %s".formatted(entry.getValue(), state.servers().numbered(entry.getKey()).name()))
        .collect(Collectors.joining(", "));
  }

  /** The names of servers that were sent requests on a link and are not standby there. */
  private String names(String link, IntPredicate which) {
    return state.servers().all().stream()
        .filter(server -> which.test(server.number()))
        .filter(
            server -> server.linkStatistics().stream().anyMatch(known -> known.link().equals(link)))
        .map(ObservedServer::name)
        .filter(name -> !state.intent().on(link).isStandby(name))
        .collect(Collectors.joining(" and "));
  }

  /**
   * Which servers answered the latest SOLICITs of a link, in numbers.
   *
   * @param requests how many were answered
   * @param clients how many clients sent them
   * @param turns how often the responder differed from the one before
   * @param isExclusive whether no client was answered by two servers, at once or in turn
   * @param clientsOf how many clients each server answered, by its number
   */
  public record Sharing(
      int requests,
      int clients,
      int turns,
      boolean isExclusive,
      SortedMap<Integer, Integer> clientsOf) {

    /** No observations. */
    static final Sharing NONE = new Sharing(0, 0, 0, false, new TreeMap<>());

    private static final int REQUESTS_MIN = 8;
    private static final int CLIENTS_MIN = 4;

    /** Servers that replace one another change less often. */
    private static final int TURNS_MIN = 3;

    /** Whether several servers share the clients. */
    boolean isShared() {
      return isExclusive
          && requests >= REQUESTS_MIN
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
      return isPossible() && requests >= REQUESTS_MIN && clientsOf.size() == 1;
    }
  }
}
