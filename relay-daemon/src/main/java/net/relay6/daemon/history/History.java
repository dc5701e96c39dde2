package net.relay6.daemon.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What happened in each of the last 1,440 minutes: on the relay, with each of 16 servers and on
 * each of 64 links. It has at most {@value #OCTETS} octets, of which each server and link takes its
 * part when it first appears. Any thread.
 */
public final class History {

  /** How many servers have a history. */
  public static final int SERVERS_MAX = 16;

  /** How many links have a history. */
  public static final int LINKS_MAX = 64;

  /** How many minutes are kept. */
  public static final int MINUTES = Rings.MINUTES;

  /** The most memory that its figures take, in octets. */
  public static final long OCTETS = 3_076_488;

  private static final List<Figure> OF_LINKS =
      List.of(Figure.REQUESTS, Figure.RESPONSES, Figure.DISCARDS, Figure.LEASES);

  private final Rings relay = new Rings(1, OF_LINKS);
  private final Rings servers = new Rings(SERVERS_MAX, List.of(Figure.values()));
  private final Rings links = new Rings(LINKS_MAX, OF_LINKS);
  private long first = -1;
  private long latest = -1;
  private Optional<Instant> end = Optional.empty();
  private int serversNotKept;
  private int linksNotKept;

  /** An empty history. */
  public History() {}

  /** How many octets its arrays have now. */
  long octets() {
    return Stream.of(relay, servers, links).mapToLong(Rings::octets).sum();
  }

  /**
   * Adds a minute.
   *
   * @param minute its number; a minute that is not later than the last one is ignored
   * @param now when it ends
   */
  public synchronized void add(long minute, Instant now, Sampler.MinuteRows rows) {
    if (minute <= latest) {
      return;
    }
    first = first < 0 ? minute : first;
    latest = minute;
    end = Optional.of(now.truncatedTo(ChronoUnit.SECONDS));
    Stream.of(relay, servers, links).forEach(rings -> rings.begin(minute));
    var _ = relay.put(List.of(rows.relay()));
    serversNotKept = servers.put(rows.servers());
    linksNotKept = links.put(rows.links());
  }

  /** The part that {@code view} selects; empty before the first minute is over. */
  public synchronized Optional<Extract> past(View view) {
    return end.map(now -> past(view, view.span(latest, latest - first + 1), now));
  }

  private Extract past(View view, Span span, Instant now) {
    return new Extract(
        now,
        span.minutes(),
        span.step(),
        Track.of(relay, relay.names().getFirst(), span, now),
        tracks(servers, view::hasServer, span, now),
        tracks(links, view::hasLink, span, now),
        serversNotKept,
        linksNotKept);
  }

  private static List<Track> tracks(Rings rings, Predicate<String> wanted, Span span, Instant now) {
    return rings.names().stream()
        .filter(wanted)
        .map(name -> Track.of(rings, name, span, now))
        .toList();
  }

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

  /**
   * A span of minutes, divided into points of equal length.
   *
   * @param latest the number of the latest minute
   * @param points the number of points
   * @param step the number of minutes of a point
   */
  record Span(long latest, int points, int step) {

    /** The number of minutes. */
    int minutes() {
      return points * step;
    }

    /**
     * The number of the first minute of a point; for the point after the last, the minute after the
     * span.
     */
    long firstMinute(int point) {
      return latest + 1 - (long) (points - point) * step;
    }

    /** The start of a minute, if the latest one ends at {@code end}. */
    Instant begin(long minute, Instant end) {
      return end.minus(Duration.ofMinutes(latest + 1 - minute));
    }
  }

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
  public record Extract(
      Instant end,
      int minutes,
      int stepMinutes,
      Track relay,
      List<Track> servers,
      List<Track> links,
      int serversNotKept,
      int linksNotKept) {

    /** Copies its lists. */
    public Extract {
      servers = List.copyOf(servers);
      links = List.copyOf(links);
    }
  }
}
