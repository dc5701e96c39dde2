package net.relay6.daemon.history;

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
  public synchronized void add(long minute, Instant now, Sampler.Rows rows) {
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
  public synchronized Optional<Past> past(View view) {
    return end.map(now -> past(view, view.span(latest, latest - first + 1), now));
  }

  private Past past(View view, Span span, Instant now) {
    return new Past(
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
}
