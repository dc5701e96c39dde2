package net.relay6.cli.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.relay6.net.Octets;

/** The third reading, when something was found: where the messages that show it stand. */
final class EvidencePackets {

  /** As many as people look up: a message on the link, and its copies. */
  private static final int PLACES_MAX = 8;

  private final Map<Octets, List<PacketPlace>> places = new HashMap<>();

  /** One that looks for those messages. */
  EvidencePackets(Set<Octets> wanted) {
    wanted.forEach(heart -> places.put(heart, new ArrayList<>()));
  }

  /** Takes one sight. */
  void see(Sight sight) {
    List<PacketPlace> found = places.get(sight.heart());
    if (found != null && found.size() < PLACES_MAX) {
      found.add(sight.packet());
    }
  }

  /** Where a message stands, the earliest first. */
  List<PacketPlace> of(Octets heart) {
    return List.copyOf(places.getOrDefault(heart, List.of()));
  }
}
