package net.relay6.observer.statistics;

import java.util.Map;
import java.util.TreeMap;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Lifetimes;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;
import net.relay6.wire.MessageType;

/** Statistics of one server on one link. */
public final class ServerLinkStatistics {

  private static final int LAST_TRACKED = 15;
  private static final int OTHERS = 0;

  private final ObservedServer server;
  private final String link;
  private final Map<Integer, TypeStatistics> statisticsByType = new TreeMap<>();
  private final Map<Integer, Long> unanswered = new TreeMap<>();
  private int preference = LinkFigures.NO_ADVERTISE;
  private Lifetimes lifetimes = Lifetimes.NONE;
  private final KnownLinkAddresses linkAddresses = new KnownLinkAddresses();
  private long wins;
  private long late;

  ServerLinkStatistics(ObservedServer server, String link) {
    this.server = server;
    this.link = link;
  }

  /** The server. */
  public ObservedServer server() {
    return server;
  }

  /** The link. */
  public String link() {
    return link;
  }

  /** Statistics for one request type; untracked types share one entry. */
  public TypeStatistics typeStatistics(MessageType requestType) {
    return statisticsByType.computeIfAbsent(code(requestType), _ -> new TypeStatistics());
  }

  private static int code(MessageType requestType) {
    return requestType.code() <= LAST_TRACKED ? requestType.code() : OTHERS;
  }

  /** Counts a request of that type that the server should have answered in time and did not. */
  public void countUnanswered(MessageType requestType) {
    unanswered.merge(code(requestType), 1L, Long::sum);
  }

  /** Counts a request of that type that was answered in time after {@code sends} transmissions. */
  public void countAnsweredRequest(MessageType requestType, int sends) {
    typeStatistics(requestType).countAnsweredRequest(sends);
    server.reliability().countAnswered(sends);
  }

  /**
   * Counts a request that the server should have answered and did not, unless a reported silence
   * explains it.
   *
   * @param share the server's share of the clients, above 0 to 1; 1 if it serves all
   */
  public void countMissedRequest(Exchange exchange, double share) {
    if (server.hasRecoveredSince(exchange.beganNanos())) {
      return;
    }
    TypeStatistics tally = typeStatistics(exchange.type());
    long silentNanos = exchange.responseOf(server.number()).nanosSinceReceived();
    double ofType = tally.countMissedRequest(exchange, share, server.reliability(), silentNanos);
    double ofAll = server.countMissedRequest(exchange, share, tally.reliability());
    if (share == 1 && !tally.unansweredRun().isReported() && !server.unansweredRun().isReported()) {
      tally.reliability().countMissed(ofType);
      server.reliability().countMissed(ofAll);
    }
  }

  /** Whether it is improbable that a running server leaves so many such requests unanswered. */
  public boolean isSilentTo(MessageType requestType) {
    return typeStatistics(requestType).unansweredRun().chanceProbability()
        <= server.reliability().threshold();
  }

  /** Marks its silence to such requests as reported. */
  public void markSilentTo(MessageType requestType) {
    TypeStatistics tally = typeStatistics(requestType);
    if (!tally.unansweredRun().isReported()) {
      server.reliability().discountMissed(tally.unansweredRun().weight());
      tally.markReported();
    }
  }

  /** Marks the server's silence to all requests as reported. */
  void markSilent() {
    statisticsByType.values().forEach(TypeStatistics::markReported);
  }

  /** Ends the runs of unanswered requests of all types. */
  void endUnansweredRuns() {
    statisticsByType.values().forEach(tally -> tally.unansweredRun().end());
  }

  /** Sets the preference of its latest ADVERTISE; -1 if there was none. */
  public void setPreference(int seen) {
    preference = seen;
  }

  /** Sets the lifetimes of its latest lease. */
  public void setLifetimes(MessageSummary.Association association, AddressOrPrefix lease) {
    lifetimes = Lifetimes.of(association, lease, lifetimes);
  }

  /** Notes that it has offered or assigned an address, or a prefix, for that link-address. */
  public void markGiven(Ipv6Address linkAddress, boolean prefix) {
    linkAddresses.add(linkAddress, prefix);
  }

  /** Whether it has ever offered or assigned an address, or a prefix, for that link-address. */
  public boolean hasGiven(Ipv6Address linkAddress, boolean prefix) {
    return linkAddresses.has(linkAddress, prefix);
  }

  /**
   * Whether it has ever offered or assigned anything for that link-address, which proves that it
   * knows the link.
   */
  public boolean knows(Ipv6Address linkAddress) {
    return linkAddresses.contains(linkAddress);
  }

  /** A client has chosen this server. */
  public void countWin() {
    wins++;
  }

  /** Counts an ADVERTISE that arrived after the client had probably chosen. */
  public void countLate() {
    late++;
  }

  /** Adds the counts of another link, which is evicted. */
  void merge(ServerLinkStatistics other) {
    other.statisticsByType.forEach((code, tally) ->
        statisticsByType.computeIfAbsent(code, _ -> new TypeStatistics()).merge(tally));
    other.unanswered.forEach((code, count) -> unanswered.merge(code, count, Long::sum));
    wins += other.wins;
    late += other.late;
  }

  /** Whether all counts are 0. */
  boolean isEmpty() {
    return statisticsByType.isEmpty();
  }

  /** A snapshot of the figures, with {@code liveLeases} from the table of leases. */
  public LinkFigures figures(long liveLeases) {
    TreeMap<String, LinkFigures.OfType> byType = new TreeMap<>();
    statisticsByType.forEach((code, tally) -> {
      LinkFigures.OfType figures = tally.figures(unanswered.getOrDefault(code, 0L));
      if (code != OTHERS && (figures.copies() > 0 || figures.answers() > 0)) {
        byType.put(MessageType.of(code).toString(), figures);
      }
    });
    return new LinkFigures(link, byType, preference, lifetimes, wins, late, liveLeases);
  }
}
