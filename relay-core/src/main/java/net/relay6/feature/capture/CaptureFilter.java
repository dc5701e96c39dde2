package net.relay6.feature.capture;

import java.util.List;
import java.util.Set;

/**
 * Selects what is captured. It applies to a received datagram together with everything sent because
 * of it: for a link, its clients' messages, their RELAY-FORWs and the responses that left by it;
 * for a server, the messages exchanged with it and the related messages on the clients' side.
 *
 * @param links names of links, or {@link Sighting.Point#UNICAST_NAME}; empty: all
 * @param servers names of servers; empty: all
 */
public record CaptureFilter(Set<String> links, Set<String> servers) {

  /** Selects everything. */
  public static final CaptureFilter ALL = new CaptureFilter(Set.of(), Set.of());

  /** Copies its sets. */
  public CaptureFilter {
    links = Set.copyOf(links);
    servers = Set.copyOf(servers);
  }

  /** Whether datagrams at that point may be selected. */
  boolean wants(Sighting.Point place) {
    Set<String> names = place.kind() == Sighting.Point.Kind.SERVER ? servers : links;
    return names.isEmpty() || names.contains(place.name());
  }

  /** Whether a datagram and the datagrams sent because of it are selected. */
  boolean wants(List<Sighting> step) {
    return (links.isEmpty() || touches(step, links, false))
        && (servers.isEmpty() || touches(step, servers, true));
  }

  private static boolean touches(List<Sighting> step, Set<String> names, boolean servers) {
    for (Sighting sighting : step) {
      Sighting.Point place = sighting.place();
      if (servers == (place.kind() == Sighting.Point.Kind.SERVER) && names.contains(place.name())) {
        return true;
      }
    }
    return false;
  }
}
