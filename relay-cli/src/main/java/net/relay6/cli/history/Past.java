package net.relay6.cli.history;

import java.time.Instant;
import java.util.List;

/**
 * The latest minutes of the history.
 *
 * @param end when the latest minute ended
 * @param minutes how many minutes they are
 * @param stepMinutes how many of them are one point of each list
 * @param relay the relay as a whole
 * @param servers each server of which there is a history
 * @param links each link of which there is one
 * @param serversNotKept how many servers there was no place for
 * @param linksNotKept how many links there was no place for
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
