package net.relay6.daemon.history;

import java.util.Optional;

/**
 * Selects a part of the history. The relay's own figures are always included.
 *
 * @param minutes how many of the latest minutes
 * @param server restricts it to this server, without links
 * @param link restricts it to this link, without servers
 */
public record View(int minutes, Optional<String> server, Optional<String> link) {

  /** The maximum number of points of each list if all servers and links are selected. */
  public static final int POINTS_MAX = 288;

  /** Whether that server is selected. */
  boolean hasServer(String name) {
    return link.isEmpty() && server.filter(wanted -> !wanted.equals(name)).isEmpty();
  }

  /** Whether that link is selected. */
  boolean hasLink(String name) {
    return server.isEmpty() && link.filter(wanted -> !wanted.equals(name)).isEmpty();
  }

  /**
   * The selected minutes, as far as known; one point a minute for a single server or link.
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
