package net.relay6.cli.history;

import java.util.Optional;

/**
 * Which part of the history is wanted. The relay's own is always a part of it.
 *
 * @param minutes how many of the latest minutes
 * @param server only this server, and no link
 * @param link only this link, and no server
 */
public record View(int minutes, Optional<String> server, Optional<String> link) {

  /** How many points each list has at most where all servers and links are wanted. */
  public static final int POINTS_MAX = 288;

  /** Whether that server is wanted. */
  boolean hasServer(String name) {
    return link.isEmpty() && server.filter(wanted -> !wanted.equals(name)).isEmpty();
  }

  /** Whether that link is wanted. */
  boolean hasLink(String name) {
    return server.isEmpty() && link.filter(wanted -> !wanted.equals(name)).isEmpty();
  }

  /**
   * The minutes it is about, of those that are known, by the minute for one server or link.
   *
   * @param latest the number of the latest minute
   * @param known how many minutes are known
   */
  Span span(long latest, long known) {
    int wanted = (int) Math.min(Math.min(minutes, known), History.MINUTES);
    boolean isOne = server.isPresent() || link.isPresent();
    int step = isOne ? 1 : Math.ceilDiv(wanted, POINTS_MAX);
    return new Span(latest, wanted / step, step);
  }
}
