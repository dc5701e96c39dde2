package net.relay6.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.relay6.net.Octets;

/**
 * All of a relay's configuration, valid as a whole: every name resolves, and nothing that must be
 * unique stands twice.
 *
 * @param servers the server set, in the order of the file; at least one
 * @param links the client links, in the order of the file; at least one
 * @param serverSet what the operator believes about the set
 * @param hopCountLimit a RELAY-FORW that arrives with this hop-count or more is discarded, 1 to 32
 *     (RFC 9915, sections 7.6 and 19.1.2)
 * @param replies which RELAY-REPLs are accepted and where odd ones go
 * @param relayId the DUID of Relay-Id (RFC 5460, section 5.4.1); empty: one is made and kept in
 *     {@code stateDirectory}
 * @param stateDirectory where relay6 keeps what must survive a restart
 * @param resolveInterval how often the names of servers are looked up
 * @param upstreamRate messages a second that are sent to servers for long, in all; empty: any
 *     number
 * @param upstreamBurst messages that may go at once
 * @param ownerFirstDelay how long the servers that do not own a binding wait for their copies;
 *     empty: nobody waits
 * @param ownerFirstTypes the types of message they wait for
 * @param privacy how clients are named in logs, metrics and lists
 * @param log what the log looks like
 * @param admin where the relay can be asked about itself
 */
public record RelaySettings(
    List<ServerSettings> servers,
    List<LinkSettings> links,
    ServerSetSettings serverSet,
    int hopCountLimit,
    ReplySettings replies,
    Optional<Octets> relayId,
    Path stateDirectory,
    Duration resolveInterval,
    Optional<Integer> upstreamRate,
    int upstreamBurst,
    Optional<Duration> ownerFirstDelay,
    Set<TypeNumber> ownerFirstTypes,
    Privacy privacy,
    LogSettings log,
    AdminSettings admin) {

  /** The largest hop-count limit; RFC 3315 had 32. */
  public static final int HOP_COUNT_LIMIT_MAX = 32;

  /** Fails when a rule between the parts is broken. */
  public RelaySettings {
    servers = List.copyOf(servers);
    links = List.copyOf(links);
    ownerFirstTypes = Set.copyOf(ownerFirstTypes);
    require(!servers.isEmpty() && !links.isEmpty(), "a relay needs a server and a link");
    require(hopCountLimit >= 1 && hopCountLimit <= HOP_COUNT_LIMIT_MAX, "hop-count limit");
    requireUnique(servers, ServerSettings::name);
    requireUnique(servers, ServerSettings::destination);
    requireUnique(links, LinkSettings::interfaceName);
    requireUnique(links, LinkSettings::namedInterfaceId);
    Set<String> names = new HashSet<>(servers.stream().map(ServerSettings::name).toList());
    require(
        links.stream().allMatch(link -> names.containsAll(link.namedServers())),
        "a link names an unknown server");
    relayId.ifPresent(duid -> Rule.enforce(RelayRules.relayId(duid)));
    ownerFirstTypes.forEach(type -> Rule.enforce(RelayRules.ownerFirstType(type)));
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
