package net.relay6.feature.serverset.conduct;

import java.util.TreeMap;
import net.relay6.feature.serverset.exchange.Lifetimes;
import net.relay6.wire.MessageType;

/** How one server behaves on one link. */
public final class Conduct {

  private final Server server;
  private final String link;
  private final TypeTally[] tallies = new TypeTally[16];
  private int preference = LinkFigures.NO_ADVERTISE;
  private Lifetimes lifetimes = Lifetimes.NONE;
  private long wins;
  private long late;

  Conduct(Server server, String link) {
    this.server = server;
    this.link = link;
    for (int code = 0; code < tallies.length; code++) {
      tallies[code] = new TypeTally();
    }
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
    return tallies[question.code() < tallies.length ? question.code() : 0];
  }

  /** An ADVERTISE had that preference, -1 when it had none. */
  public void notePreference(int seen) {
    preference = seen;
  }

  /** A lease was given for those times. */
  public void noteLifetimes(Lifetimes seen) {
    lifetimes = seen;
  }

  /** A client has chosen this server. */
  public void countWin() {
    wins++;
  }

  /** An ADVERTISE came when the client had probably chosen already. */
  public void countLate() {
    late++;
  }

  /** Its figures as they are now, with {@code liveLeases} from the table of leases. */
  public LinkFigures figures(long liveLeases) {
    TreeMap<String, TypeFigures> byType = new TreeMap<>();
    for (int code = 1; code < tallies.length; code++) {
      TypeFigures figures = tallies[code].figures();
      if (figures.copies() > 0 || figures.answers() > 0) {
        byType.put(MessageType.of(code).toString(), figures);
      }
    }
    return new LinkFigures(link, byType, preference, lifetimes, wins, late, liveLeases);
  }
}
