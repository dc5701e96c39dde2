package net.relay6.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Prefix;

/**
 * The operator's declaration about the servers, for one link or for all links without one of their
 * own.
 *
 * @param model how they share the addresses of a link; empty if not declared
 * @param servers the declarations about single servers, by the names of the block {@code servers},
 *     in the order of the file
 */
public record DeclaredSet(Optional<ServerSetModel> model, Map<String, Server> servers) {

  /** No declaration. */
  public static final DeclaredSet NONE = new DeclaredSet(Optional.empty(), Map.of());

  /** Copies its map. */
  public DeclaredSet {
    servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
  }

  /** The preference a server is meant to send. */
  public Optional<Integer> preference(String server) {
    return of(server).flatMap(Server::preference);
  }

  /** The role of a server; {@code ACTIVE} if not declared. */
  public Role role(String server) {
    return of(server).map(Server::role).orElse(Role.ACTIVE);
  }

  /** Whether a server answers all clients. */
  public boolean isActive(String server) {
    return role(server) == Role.ACTIVE;
  }

  /** Whether a server answers only messages that name it. */
  public boolean isStandby(String server) {
    return role(server) == Role.STANDBY;
  }

  /** Whether a server shares the clients with its partners. */
  public boolean isLoadBalancing(String server) {
    return role(server) == Role.LOAD_BALANCING;
  }

  /** Whether that model is declared. */
  public boolean isModel(ServerSetModel one) {
    return model.isPresent() && model.get() == one;
  }

  /** Whether the declared model gives each server addresses of its own. */
  public boolean separates() {
    return isModel(ServerSetModel.SPLIT_PREFIXES) || isModel(ServerSetModel.MULTIPLE_PREFIXES);
  }

  /**
   * Whether two servers must have separate addresses: in a model that separates, and not for
   * servers that take over a partner's addresses.
   */
  public boolean separates(String one, String other) {
    return separates()
        && !isStandby(one)
        && !isStandby(other)
        && !(isLoadBalancing(one) && isLoadBalancing(other));
  }

  /** The declared pools of a server's addresses; empty if not declared. */
  public List<Ipv6Prefix> pools(String server) {
    return of(server).map(Server::pools).orElse(List.of());
  }

  /** The declared pools of a server's delegated prefixes; empty if not declared. */
  public List<Ipv6Prefix> delegatedPools(String server) {
    return of(server).map(Server::delegatedPools).orElse(List.of());
  }

  /** Whether a server may delegate prefixes; true if not declared. */
  public boolean delegates(String server) {
    return of(server).map(Server::delegates).orElse(true);
  }

  private Optional<Server> of(String server) {
    return Optional.ofNullable(servers.get(server));
  }

  /**
   * The operator's declaration about one server of the set.
   *
   * @param preference the preference in its ADVERTISEs, 0 to 255; empty if not declared
   * @param pools the pools of all its addresses; empty if not declared
   * @param delegatedPools the pools of all its delegated prefixes; empty if not declared
   * @param delegates whether it delegates prefixes at all
   * @param role its role
   */
  public record Server(
      Optional<Integer> preference,
      List<Ipv6Prefix> pools,
      List<Ipv6Prefix> delegatedPools,
      boolean delegates,
      Role role) {

    /** Copies its lists. */
    public Server {
      pools = List.copyOf(pools);
      delegatedPools = List.copyOf(delegatedPools);
    }
  }

  /** Which clients a server answers. */
  public enum Role {
    /** All clients. */
    ACTIVE,
    /** Only messages that name it, as long as its partner works (RFC 8156; Kea's hot standby). */
    STANDBY,
    /**
     * Its own clients, chosen by a hash (RFC 3074; Kea's load balancing), and its partner's while
     * the partner has failed.
     */
    LOAD_BALANCING
  }
}
