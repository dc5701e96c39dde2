package net.relay6.observer.statistics;

import java.util.Map;
import java.util.TreeMap;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Lifetimes;
import net.relay6.observer.observation.Facts;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.wire.MessageType;

/** Statistics of one server on one link. */
public final class Conduct {

  private static final int LAST_TRACKED = 15;
  private static final int OTHERS = 0;

  private final Server server;
  private final String link;
  private final Map<Integer, TypeTally> tallies = new TreeMap<>();
  private final Map<Integer, Long> unanswered = new TreeMap<>();
  private int preference = LinkFigures.NO_ADVERTISE;
  private Lifetimes lifetimes = Lifetimes.NONE;
  private final KnownLinkAddresses linkAddresses = new KnownLinkAddresses();
  private long wins;
  private long late;

  Conduct(Server server, String link) {
    this.server = server;
    this.link = link;
  }

  /** The server. */
  public Server server() {
    return server;
  }

  /** The link. */
  public String link() {
    return link;
  }

  /** Statistics for one request type; untracked types share one entry. */
  public TypeTally tally(MessageType question) {
    return tallies.computeIfAbsent(code(question), _ -> new TypeTally());
  }

  private static int code(MessageType question) {
    return question.code() <= LAST_TRACKED ? question.code() : OTHERS;
  }

  /** Counts a request of that type that the server should have answered in time and did not. */
  public void countUnanswered(MessageType question) {
    unanswered.merge(code(question), 1L, Long::sum);
  }

  /** Counts a request of that type that was answered in time after {@code sends} transmissions. */
  public void keep(MessageType question, int sends) {
    tally(question).keep(sends);
    server.reliability().keep(sends);
  }

  /**
   * Counts a request that the server should have answered and did not.
   *
   * @param share the server's share of the clients, above 0 to 1; 1 if it serves all
   */
  public void miss(Exchange exchange, double share) {
    TypeTally tally = tally(exchange.type());
    long silentNanos = exchange.share(server.number()).silentNanos();
    double ofType = tally.miss(exchange, share, server.reliability(), silentNanos);
    double ofAll = server.miss(exchange, share, tally.reliability());
    if (share == 1 && !tally.silence().isFound() && !server.silence().isFound()) {
      tally.reliability().miss(ofType);
      server.reliability().miss(ofAll);
    }
  }

  /** Whether it is improbable that a running server leaves so many such requests unanswered. */
  public boolean isSilentTo(MessageType question) {
    return tally(question).silence().accident() <= server.reliability().bar();
  }

  /** Marks its silence to such requests as reported. */
  public void findSilentTo(MessageType question) {
    TypeTally tally = tally(question);
    if (!tally.silence().isFound()) {
      server.reliability().forgive(tally.silence().weight());
      tally.find();
    }
  }

  /** Marks the server's silence to all requests as reported. */
  void findSilent() {
    tallies.values().forEach(TypeTally::find);
  }

  /** Sets the preference of its latest ADVERTISE; -1 if there was none. */
  public void notePreference(int seen) {
    preference = seen;
  }

  /** Sets the lifetimes of its latest lease. */
  public void noteLifetimes(Facts.Association association, LeaseFacts lease) {
    lifetimes = Lifetimes.of(association, lease, lifetimes);
  }

  /** Notes that it has offered or assigned an address, or a prefix, for that link-address. */
  public void noteGiven(Ipv6Address linkAddress, boolean prefix) {
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
  void absorb(Conduct other) {
    other.tallies.forEach(
        (code, tally) -> tallies.computeIfAbsent(code, _ -> new TypeTally()).absorb(tally));
    other.unanswered.forEach((code, count) -> unanswered.merge(code, count, Long::sum));
    wins += other.wins;
    late += other.late;
  }

  /** Whether all counts are 0. */
  boolean isEmpty() {
    return tallies.isEmpty();
  }

  /** A snapshot of the figures, with {@code liveLeases} from the table of leases. */
  public LinkFigures figures(long liveLeases) {
    TreeMap<String, LinkFigures.OfType> byType = new TreeMap<>();
    tallies.forEach((code, tally) -> {
      LinkFigures.OfType figures = tally.figures(unanswered.getOrDefault(code, 0L));
      if (code != OTHERS && (figures.copies() > 0 || figures.answers() > 0)) {
        byType.put(MessageType.of(code).toString(), figures);
      }
    });
    return new LinkFigures(link, byType, preference, lifetimes, wins, late, liveLeases);
  }
}
