package net.relay6.feature.capture;

import java.util.List;
import java.util.Set;

/**
 * What a capture is for. It holds for a received datagram and all that was sent because of it
 * together: with a link named, its clients' messages, their copies to servers and the answers that
 * left by it; with a server named, what was exchanged with it and the clients' side of that.
 *
 * @param links names of links, or {@link Place#UNICAST_NAME}; empty: all
 * @param servers names of servers; empty: all
 */
public record CaptureFilter(Set<String> links, Set<String> servers) {

  /** Lets everything pass. */
  public static final CaptureFilter ALL = new CaptureFilter(Set.of(), Set.of());

  /** Copies its sets. */
  public CaptureFilter {
    links = Set.copyOf(links);
    servers = Set.copyOf(servers);
  }

  /** Whether what is seen at that place may be wanted. */
  boolean wants(Place place) {
    Set<String> names = place.kind() == Place.Kind.SERVER ? servers : links;
    return names.isEmpty() || names.contains(place.name());
  }

  /** Whether a datagram and what came of it touch what is wanted. */
  boolean wants(List<Sighting> step) {
    return (links.isEmpty() || touches(step, links, false))
        && (servers.isEmpty() || touches(step, servers, true));
  }

  private static boolean touches(List<Sighting> step, Set<String> names, boolean servers) {
    for (Sighting sighting : step) {
      Place place = sighting.place();
      if (servers == (place.kind() == Place.Kind.SERVER) && names.contains(place.name())) {
        return true;
      }
    }
    return false;
  }
}
