package net.relay6.feature.serverset.intent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.DeclaredServer;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerRole;
import net.relay6.settings.ServerSetModel;
import net.relay6.settings.ServerSettings;

/**
 * What the operator declares about the servers.
 *
 * @param model how they share addresses; empty when nothing was said
 * @param declared what is said about single servers, by name
 * @param groups the names of destinations behind which several servers may answer
 * @param servers the names of all configured servers
 */
public record Intent(
    Optional<ServerSetModel> model,
    Map<String, DeclaredServer> declared,
    Set<String> groups,
    Set<String> servers) {

  /** Nothing is declared. */
  public static final Intent NONE = new Intent(Optional.empty(), Map.of(), Set.of(), Set.of());

  /** Copies its collections. */
  public Intent {
    declared = Map.copyOf(declared);
    groups = Set.copyOf(groups);
    servers = Set.copyOf(servers);
  }

  /** What stands in the configuration. */
  public static Intent of(RelaySettings settings) {
    return new Intent(
        settings.serverSet().model(),
        settings.serverSet().servers(),
        Set.copyOf(
            settings.servers().stream()
                .filter(ServerSettings::isMulticast)
                .map(ServerSettings::name)
                .toList()),
        Set.copyOf(settings.servers().stream().map(ServerSettings::name).toList()));
  }

  /** The preference a server is meant to send. */
  public Optional<Integer> preference(String server) {
    return declared(server).flatMap(DeclaredServer::preference);
  }

  /** Whether a server answers only messages that name it. */
  public boolean isStandby(String server) {
    return declared(server).filter(one -> one.role() == ServerRole.STANDBY).isPresent();
  }

  /** Whether the model is declared to be that one. */
  public boolean isModel(ServerSetModel one) {
    return model.filter(declaredModel -> declaredModel == one).isPresent();
  }

  /** Whether each server is declared to have addresses of its own. */
  public boolean separates() {
    return isModel(ServerSetModel.SPLIT_PREFIXES) || isModel(ServerSetModel.MULTIPLE_PREFIXES);
  }

  /** Whether anything is said about single servers. */
  public boolean declaresAny() {
    return !declared.isEmpty();
  }

  /** The pools a server gives such a lease from; none when they are not declared. */
  public List<Ipv6Prefix> pools(String server, LeaseFacts place) {
    return declared(server)
        .map(one -> place.prefixLength() == 128 ? one.pools() : one.delegatedPools())
        .orElse(List.of());
  }

  private Optional<DeclaredServer> declared(String server) {
    return Optional.ofNullable(declared.get(server));
  }
}
