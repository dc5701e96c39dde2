package net.relay6.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.relay6.net.DuidLength;
import net.relay6.net.Octets;

/**
 * A relay's complete and valid configuration: every reference is defined, and everything that must
 * be unique is.
 *
 * @param servers the server set, in the order of the file; at least one
 * @param links the client links, in the order of the file; at least one
 * @param serverSet the operator's declaration about the server set
 * @param hopCountLimit a RELAY-FORW that arrives with this hop-count or more is discarded, 1 to 32
 *     (RFC 9915, sections 7.6 and 19.1.2)
 * @param replies which RELAY-REPLs are accepted, and how unusual ones are handled
 * @param relayId the DUID of Relay-Id (RFC 5460, section 5.4.1); empty: one is created and stored
 *     in {@code stateDirectory}
 * @param stateDirectory the directory of data that must survive a restart
 * @param bindings the settings of the binding book
 * @param resolveInterval how often server names are resolved
 * @param upstreamRate the sustained rate of all messages to servers, in messages a second; empty:
 *     no limit
 * @param upstreamBurst the burst of all messages to servers
 * @param ownerFirstDelay the delay of messages to servers that do not own a binding; empty: no
 *     delay
 * @param ownerFirstTypes the delayed message types
 * @param privacy how clients are named in logs, metrics and lists
 * @param log the settings of the log
 * @param admin the settings of the admin endpoint
 */
public record RelaySettings(
    List<ServerSettings> servers,
    List<LinkSettings> links,
    ServerSetSettings serverSet,
    int hopCountLimit,
    Replies replies,
    Optional<Octets> relayId,
    Path stateDirectory,
    Bindings bindings,
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
    relayId.ifPresent(duid -> SettingsRule.enforce(Rules.relayId(duid)));
    ownerFirstTypes.forEach(type -> SettingsRule.enforce(Rules.ownerFirstType(type)));
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

  /** The rules for keys that belong to no link or server. */
  public static final class Rules {

    /** Types without a Server-ID, which every server may answer: CONFIRM, REBIND. */
    private static final Set<Integer> WITHOUT_SERVER = Set.of(4, 6);

    private Rules() {}

    /**
     * The message of a {@code SettingsProblem} if {@code duid} is shorter or longer than a DUID can
     * be (RFC 9915, section 11.1); otherwise empty.
     */
    public static Optional<String> relayId(Octets duid) {
      int length = duid.length();
      return DuidLength.isAllowed(length)
          ? Optional.empty()
          : Optional.of(
              "a DUID has %d to %d octets, not %d"
                  .formatted(DuidLength.MIN, DuidLength.MAX, length));
    }

    /**
     * The message of a {@code SettingsProblem} if {@code path} is not absolute; otherwise empty.
     */
    public static Optional<String> stateDirectory(String path) {
      return path.startsWith("/")
          ? Optional.empty()
          : Optional.of(
              "\"%s\" is no absolute path; write one such as \"/var/lib/relay6\"".formatted(path));
    }

    /**
     * The message of a {@code SettingsProblem} if {@code type} is neither CONFIRM nor REBIND, the
     * types that every server may answer; otherwise empty.
     */
    public static Optional<String> ownerFirstType(TypeNumber type) {
      return WITHOUT_SERVER.contains(type.number())
          ? Optional.empty()
          : Optional.of(
              ("%s is not a message about a binding that every server may answer; write CONFIRM or"
                      + " REBIND")
                  .formatted(type));
    }
  }

  /**
   * The settings of the binding book.
   *
   * @param isEnabled whether there is one
   * @param max how many bindings it holds
   */
  public record Bindings(boolean isEnabled, int max) {

    /** The defaults. */
    public static final Bindings USUAL = new Bindings(true, 100_000);
  }

  /** How clients are named in logs, metrics and lists. */
  public enum Privacy {
    /** DUIDs, hardware addresses, addresses and names in clear. */
    CLEAR,
    /** A keyed hash of each. */
    HASHED
  }

  /**
   * How RELAY-REPLs are handled.
   *
   * @param acceptFrom the accepted sources of RELAY-REPLs (RFC 8213, section 3)
   * @param denyRelayForward whether a RELAY-FORW inside a RELAY-REPL, which no server has a reason
   *     to send, is discarded instead of relayed (RFC 9915, section 19.2)
   * @param singleLinkFallback whether a reply that names no link goes to the only link there is
   * @param byFrame whether a response leaves as an Ethernet frame if the hardware address of its
   *     client is known
   */
  public record Replies(
      AcceptFrom acceptFrom,
      boolean denyRelayForward,
      boolean singleLinkFallback,
      boolean byFrame) {}

  /** The accepted sources of RELAY-REPLs; by a client link only if the link leads to the server. */
  public enum AcceptFrom {
    /** Servers with a configured unicast address. */
    CONFIGURED_SERVERS,
    /** Any source; a group of servers responds from addresses that are not known in advance. */
    ANYONE
  }
}
