package net.relay6.feature.serverset.conduct;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Octets;

/** All servers the relay sends to, in the order in which they became known. */
public final class Servers {

  private final List<Server> all = new ArrayList<>();
  private final Map<String, Server> byName = new HashMap<>();

  /** The server of that name, known from now on. */
  public Server named(String name) {
    Server known = byName.get(name);
    if (known != null) {
      return known;
    }
    Server server = new Server(all.size(), name);
    all.add(server);
    byName.put(name, server);
    return server;
  }

  /** The server of that number. */
  public Server numbered(int number) {
    return all.get(number);
  }

  /** The server that answers, or has answered, with that Server Identifier. */
  public Optional<Server> identified(Octets duid) {
    for (Server server : all) {
      if (server.identifier().filter(duid::equals).isPresent()) {
        return Optional.of(server);
      }
    }
    return all.stream().filter(server -> server.hasIdentifier(duid)).findFirst();
  }

  /** All of them, as they are at any time; not to be kept. */
  public List<Server> all() {
    return Collections.unmodifiableList(all);
  }
}
