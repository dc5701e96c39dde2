package net.relay6.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;

/**
 * Interfaces by which servers are reached. Those the settings name are kept from patterns by {@link
 * LinkSelection}; those the routing table chooses may have clients too, so they are warned of.
 */
final class Uplinks {

  private Uplinks() {}

  /**
   * By which interface each server's address is reached; nothing where no pattern could take it.
   */
  static Map<Ipv6Address, Integer> ways(
      RelaySettings settings, Map<String, List<Ipv6Address>> addressesByName, RouteLookup routes) {
    Map<Ipv6Address, Integer> ways = new HashMap<>();
    if (settings.links().stream().anyMatch(LinkSettings::isPattern)) {
      settings.servers().stream()
          .filter(server -> server.zone().isEmpty() && server.interfaces().isEmpty())
          .flatMap(server -> addresses(server, addressesByName))
          .forEach(address ->
              routes.interfaceTowards(address).ifPresent(index -> ways.put(address, index)));
    }
    return ways;
  }

  private static Stream<Ipv6Address> addresses(
      ServerSettings server, Map<String, List<Ipv6Address>> addressesByName) {
    return server
        .address()
        .literal()
        .map(Stream::of)
        .orElseGet(() ->
            addressesByName.getOrDefault(server.address().toString(), List.of()).stream().limit(1));
  }

  /** One sentence for each server that is reached by an interface a pattern has made a link of. */
  static List<String> warnings(
      LinkSelection selection, List<ServerPlan> servers, Surroundings surroundings) {
    List<String> warnings = new ArrayList<>();
    for (ServerPlan server : servers) {
      Optional<NetworkLink> way =
          Optional.ofNullable(surroundings.ways().get(server.address()))
              .flatMap(index -> numbered(index, surroundings.interfaces()));
      way.flatMap(link -> selection.of(link.name()).filter(LinkSettings::isPattern))
          .map(LinkSettings::interfaceName)
          .ifPresent(pattern ->
              warnings.add(
                  "link %s: server %s is reached by it, and the pattern \"%s\" makes it a client link; exclude it, unless clients are on it too"
                      .formatted(way.orElseThrow().name(), server.name(), pattern)));
    }
    return warnings;
  }

  private static Optional<NetworkLink> numbered(int index, InterfaceSnapshot interfaces) {
    return interfaces.interfaces().stream().filter(link -> link.index() == index).findFirst();
  }
}
