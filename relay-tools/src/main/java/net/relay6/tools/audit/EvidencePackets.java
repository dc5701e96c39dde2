package net.relay6.tools.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.relay6.net.Octets;

/** The third pass, if there are findings: locates the packets of their evidence. */
final class EvidencePackets {

  /** Enough for a message on the link and its RELAY-FORWs. */
  private static final int PLACES_MAX = 8;

  private final Map<Octets, List<PacketPlace>> places = new HashMap<>();

  /** Locates those messages. */
  EvidencePackets(Set<Octets> wanted) {
    wanted.forEach(heart -> places.put(heart, new ArrayList<>()));
  }

  /** Processes one message. */
  void see(Sight sight) {
    List<PacketPlace> found = places.get(sight.heart());
    if (found != null && found.size() < PLACES_MAX) {
      found.add(sight.packet());
    }
  }

  /** The packets of a message, the earliest first. */
  List<PacketPlace> of(Octets heart) {
    return List.copyOf(places.getOrDefault(heart, List.of()));
  }
}
