package net.relay6.observer.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Octets;

/**
 * All servers that the relay sends to, in the order in which they became known. A removed server is
 * kept; beyond 64 servers, the one removed longest ago is evicted, and a new server gets its
 * number.
 */
public final class ObservedServers {

  private static final int KNOWN_MAX = 64;

  private final List<ObservedServer> all = new ArrayList<>();
  private final Map<String, ObservedServer> byName = new HashMap<>();

  /** Removed servers, the one removed longest ago first. */
  private final Set<ObservedServer> removed = new LinkedHashSet<>();

  /** The server of that name, which is added if needed. */
  public ObservedServer named(String name) {
    ObservedServer known = byName.get(name);
    return known == null ? add(new ObservedServer(all.size(), name)) : known;
  }

  private ObservedServer add(ObservedServer server) {
    all.add(server.number(), server);
    byName.put(server.name(), server);
    return server;
  }

  /**
   * Sets the servers that the relay sends to.
   *
   * @return the evicted servers
   */
  public List<ObservedServer> declare(Collection<String> names) {
    for (ObservedServer server : all) {
      if (names.contains(server.name())) {
        removed.remove(server);
      } else {
        removed.add(server);
      }
    }
    List<ObservedServer> forgotten = new ArrayList<>();
    for (String name : names) {
      if (!byName.containsKey(name) && all.size() >= KNOWN_MAX && !removed.isEmpty()) {
        forgotten.add(replace(removed.iterator().next(), name));
      }
      named(name);
    }
    return forgotten;
  }

  private ObservedServer replace(ObservedServer former, String name) {
    removed.remove(former);
    byName.remove(former.name());
    all.remove(former.number());
    add(new ObservedServer(former.number(), name));
    return former;
  }

  /** The server of that number. */
  public ObservedServer numbered(int number) {
    return all.get(number);
  }

  /** The server that uses, or has used, that Server Identifier. */
  public Optional<ObservedServer> identified(Octets duid) {
    for (ObservedServer server : all) {
      if (server.identifier().filter(duid::equals).isPresent()) {
        return Optional.of(server);
      }
    }
    return all.stream().filter(server -> server.hasIdentifier(duid)).findFirst();
  }

  /** All servers, as a live view. */
  public List<ObservedServer> all() {
    return Collections.unmodifiableList(all);
  }
}
