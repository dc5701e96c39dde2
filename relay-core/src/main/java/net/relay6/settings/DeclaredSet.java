package net.relay6.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Prefix;

/**
 * What the operator says about the servers, on one link or on all that have nothing of their own.
 *
 * @param model how they share the addresses of a link; empty when nothing was said
 * @param servers what is said about single servers, by the names of the block {@code servers}, in
 *     the order of the file
 */
public record DeclaredSet(Optional<ServerSetModel> model, Map<String, DeclaredServer> servers) {

  /** Nothing is said. */
  public static final DeclaredSet NONE = new DeclaredSet(Optional.empty(), Map.of());

  /** Copies its map. */
  public DeclaredSet {
    servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
  }

  /** The preference a server is meant to send. */
  public Optional<Integer> preference(String server) {
    return of(server).flatMap(DeclaredServer::preference);
  }

  /** Whom a server answers: everybody, when nothing was said. */
  public ServerRole role(String server) {
    return of(server).map(DeclaredServer::role).orElse(ServerRole.ACTIVE);
  }

  /** Whether a server answers everybody. */
  public boolean isActive(String server) {
    return role(server) == ServerRole.ACTIVE;
  }

  /** Whether a server answers only messages that name it. */
  public boolean isStandby(String server) {
    return role(server) == ServerRole.STANDBY;
  }

  /** Whether a server shares the clients with its partners. */
  public boolean isLoadBalancing(String server) {
    return role(server) == ServerRole.LOAD_BALANCING;
  }

  /** Whether the model is said to be that one. */
  public boolean isModel(ServerSetModel one) {
    return model.isPresent() && model.get() == one;
  }

  /** Whether each server is said to have addresses of its own. */
  public boolean separates() {
    return isModel(ServerSetModel.SPLIT_PREFIXES) || isModel(ServerSetModel.MULTIPLE_PREFIXES);
  }

  /**
   * Whether two servers are meant to have addresses of their own: in a model that separates, and
   * not for those that take a partner's place, and its addresses.
   */
  public boolean separates(String one, String other) {
    return separates()
        && !isStandby(one)
        && !isStandby(other)
        && !(isLoadBalancing(one) && isLoadBalancing(other));
  }

  /** The pools a server leases addresses from; none when nothing was said. */
  public List<Ipv6Prefix> pools(String server) {
    return of(server).map(DeclaredServer::pools).orElse(List.of());
  }

  /** The pools a server delegates prefixes from; none when nothing was said. */
  public List<Ipv6Prefix> delegatedPools(String server) {
    return of(server).map(DeclaredServer::delegatedPools).orElse(List.of());
  }

  /** Whether a server may delegate prefixes; it may when nothing was said. */
  public boolean delegates(String server) {
    return of(server).map(DeclaredServer::delegates).orElse(true);
  }

  private Optional<DeclaredServer> of(String server) {
    return Optional.ofNullable(servers.get(server));
  }
}
