package net.relay6.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All of a relay's configuration, valid as a whole: every name resolves, and nothing that must be
 * unique stands twice.
 *
 * @param servers the server set, in the order of the file; at least one
 * @param links the client links, in the order of the file; at least one
 * @param serverSet what the operator believes about the set; empty when nothing was said
 * @param hopCountLimit a RELAY-FORW that arrives with this hop-count or more is discarded, 1 to 32
 *     (RFC 9915, sections 7.6 and 19.1.2)
 * @param replies which RELAY-REPLs are accepted and where odd ones go
 */
public record RelaySettings(
    List<ServerSettings> servers,
    List<LinkSettings> links,
    Optional<ServerSetSettings> serverSet,
    int hopCountLimit,
    ReplySettings replies) {

  /** The largest hop-count limit; RFC 3315 had 32. */
  public static final int HOP_COUNT_LIMIT_MAX = 32;

  /** Fails when a rule between the parts is broken. */
  public RelaySettings {
    servers = List.copyOf(servers);
    links = List.copyOf(links);
    require(!servers.isEmpty() && !links.isEmpty(), "a relay needs a server and a link");
    require(hopCountLimit >= 1 && hopCountLimit <= HOP_COUNT_LIMIT_MAX, "hop-count limit");
    requireUnique(servers, ServerSettings::name);
    requireUnique(servers, ServerSettings::destination);
    requireUnique(links, LinkSettings::interfaceName);
    requireUnique(links, LinkSettings::interfaceId);
    Set<String> names = new HashSet<>(servers.stream().map(ServerSettings::name).toList());
    require(
        links.stream().allMatch(link -> names.containsAll(link.servers())),
        "a link names an unknown server");
  }

  /**
   * The server called {@code name}.
   *
   * @throws IllegalArgumentException when no server has that name
   */
  public ServerSettings server(String name) {
    return servers.stream()
        .filter(server -> server.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server is called " + name));
  }

  /** The servers {@code link} relays to, in the order the link names them. */
  public List<ServerSettings> serversOf(LinkSettings link) {
    return link.servers().stream().map(this::server).toList();
  }

  private static <T> void requireUnique(List<T> all, Function<T, Object> key) {
    Set<Object> seen = new HashSet<>();
    for (T one : all) {
      require(seen.add(key.apply(one)), key.apply(one) + " stands twice");
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
