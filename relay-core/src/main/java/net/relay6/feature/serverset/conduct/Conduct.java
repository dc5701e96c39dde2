package net.relay6.feature.serverset.conduct;

import java.util.Map;
import java.util.TreeMap;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.exchange.Lifetimes;
import net.relay6.feature.serverset.seen.Association;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.wire.MessageType;

/** How one server behaves on one link. */
public final class Conduct {

  private static final int LAST_TRACKED = 15;
  private static final int OTHERS = 0;

  private final Server server;
  private final String link;
  private final Map<Integer, TypeTally> tallies = new TreeMap<>();
  private final Map<Integer, Long> unanswered = new TreeMap<>();
  private int preference = LinkFigures.NO_ADVERTISE;
  private Lifetimes lifetimes = Lifetimes.NONE;
  private boolean leases;
  private boolean delegates;
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

  /** Its way with questions of that type; what nobody tracks has one tally for all. */
  public TypeTally tally(MessageType question) {
    return tallies.computeIfAbsent(code(question), _ -> new TypeTally());
  }

  private static int code(MessageType question) {
    return question.code() <= LAST_TRACKED ? question.code() : OTHERS;
  }

  /** A request of that type that it should have answered was not answered in time. */
  public void countUnanswered(MessageType question) {
    unanswered.merge(code(question), 1L, Long::sum);
  }

  /** A question of that type was answered in time, when it had been sent that often. */
  public void keep(MessageType question, int sends) {
    tally(question).keep(sends);
    server.reliability().keep(sends);
  }

  /**
   * A question that the server should have answered was not.
   *
   * @param share of the clients that is the server's, above 0 to 1: 1 when each is
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

  /** Whether the server, if it ran, would hardly have left such questions unanswered so often. */
  public boolean isSilentTo(MessageType question) {
    return tally(question).silence().accident() <= server.reliability().bar();
  }

  /** Its silence to such questions is reported. */
  public void findSilentTo(MessageType question) {
    TypeTally tally = tally(question);
    if (!tally.silence().isFound()) {
      server.reliability().forgive(tally.silence().weight());
      tally.find();
    }
  }

  /** The server's silence to everything is reported. */
  void findSilent() {
    tallies.values().forEach(TypeTally::find);
  }

  /** An ADVERTISE had that preference, -1 when it had none. */
  public void notePreference(int seen) {
    preference = seen;
  }

  /** A lease was given for those times. */
  public void noteLifetimes(Association association, LeaseFacts lease) {
    lifetimes = Lifetimes.of(association, lease, lifetimes);
  }

  /** It has offered or given an address, or a prefix. */
  public void noteGiven(boolean prefix) {
    leases |= !prefix;
    delegates |= prefix;
  }

  /** Whether it has ever offered or given an address, or a prefix. */
  public boolean hasGiven(boolean prefix) {
    return prefix ? delegates : leases;
  }

  /** Whether it has ever offered or given anything, so that it knows the link. */
  public boolean knowsLink() {
    return leases || delegates;
  }

  /** A client has chosen this server. */
  public void countWin() {
    wins++;
  }

  /** An ADVERTISE came when the client had probably chosen already. */
  public void countLate() {
    late++;
  }

  /** Another link is no longer known by itself: its counts are added to these. */
  void absorb(Conduct other) {
    other.tallies.forEach(
        (code, tally) -> tallies.computeIfAbsent(code, _ -> new TypeTally()).absorb(tally));
    other.unanswered.forEach((code, count) -> unanswered.merge(code, count, Long::sum));
    wins += other.wins;
    late += other.late;
  }

  /** Whether nothing was counted. */
  boolean isEmpty() {
    return tallies.isEmpty();
  }

  /** Its figures as they are now, with {@code liveLeases} from the table of leases. */
  public LinkFigures figures(long liveLeases) {
    TreeMap<String, TypeFigures> byType = new TreeMap<>();
    tallies.forEach((code, tally) -> {
      TypeFigures figures = tally.figures(unanswered.getOrDefault(code, 0L));
      if (code != OTHERS && (figures.copies() > 0 || figures.answers() > 0)) {
        byType.put(MessageType.of(code).toString(), figures);
      }
    });
    return new LinkFigures(link, byType, preference, lifetimes, wins, late, liveLeases);
  }
}
