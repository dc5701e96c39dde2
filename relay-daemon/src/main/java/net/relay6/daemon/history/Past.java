package net.relay6.daemon.history;

import java.time.Instant;
import java.util.List;

/**
 * An extract of the history.
 *
 * @param end when the latest minute ended
 * @param minutes the number of minutes
 * @param stepMinutes how many of them are one point of each list
 * @param relay the relay as a whole
 * @param servers each server with a history
 * @param links each link with a history
 * @param serversNotKept how many servers had no room
 * @param linksNotKept how many links had no room
 */
public record Past(
    Instant end,
    int minutes,
    int stepMinutes,
    Track relay,
    List<Track> servers,
    List<Track> links,
    int serversNotKept,
    int linksNotKept) {

  /** Copies its lists. */
  public Past {
    servers = List.copyOf(servers);
    links = List.copyOf(links);
  }
}
