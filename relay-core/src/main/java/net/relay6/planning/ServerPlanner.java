package net.relay6.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.Environment;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.ServerAddress;
import net.relay6.settings.ServerSettings;

/** Makes servers' plans from their settings and the environment. */
final class ServerPlanner {

  private final Environment environment;
  private final RelayCounters counters;
  private final Map<String, String> nameByDestination = new HashMap<>();

  ServerPlanner(Environment environment, RelayCounters counters) {
    this.environment = environment;
    this.counters = counters;
  }

  ServerPlan plan(ServerSettings settings, int index) {
    List<Ipv6Address> addresses = addresses(settings);
    NextHop nextHop = nextHop(settings, addresses);
    return new ServerPlan(
        index,
        settings.name(),
        settings.destination(),
        addresses.stream().findFirst().orElse(Ipv6Address.UNSPECIFIED),
        Set.copyOf(addresses),
        settings.acceptFrom(),
        nextHop,
        interfacesTo(nextHop, addresses),
        settings.localPort(),
        counters.server(settings.name()));
  }

  /** The interfaces that lead to any of the server's addresses. */
  private InterfaceSet interfacesTo(NextHop nextHop, List<Ipv6Address> addresses) {
    return switch (nextHop) {
      case NextHop.ByInterfaces(var indexes) -> InterfaceSet.of(indexes);
      case NextHop.Unreachable _ -> InterfaceSet.NONE;
      case NextHop.ByRoute(var source) ->
          addresses.stream()
              .map(address -> interfacesTo(address, source))
              .reduce(InterfaceSet.NONE, InterfaceSet::and);
    };
  }

  /**
   * The interfaces that lead to one address. Datagrams of a server on this machine arrive by the
   * interface that has their destination address.
   */
  private InterfaceSet interfacesTo(Ipv6Address address, Optional<Ipv6Address> source) {
    InterfaceSet routed = route(address).interfaces();
    InterfaceSnapshot interfaces = environment.interfaces();
    return source.isPresent() && !interfaces.having(address).equals(InterfaceSet.NONE)
        ? routed.and(interfaces.having(source.get()))
        : routed;
  }

  private RouteLookup.ResolvedRoute route(Ipv6Address address) {
    return environment.routes().getOrDefault(address, RouteLookup.ResolvedRoute.NONE);
  }

  private List<Ipv6Address> addresses(ServerSettings settings) {
    return switch (settings.address()) {
      case ServerAddress.Literal(Ipv6Address address) -> List.of(address);
      case ServerAddress.HostName(String name) ->
          environment.addressesByName().getOrDefault(name, List.of());
    };
  }

  private NextHop nextHop(ServerSettings settings, List<Ipv6Address> addresses) {
    if (addresses.isEmpty()) {
      return new NextHop.Unreachable("no IPv6 address is known for the name " + settings.address());
    }
    Optional<String> twin = twin(settings, addresses.getFirst());
    if (twin.isPresent()) {
      return new NextHop.Unreachable(
          "%s has the same address as server %s, which would receive every message twice"
              .formatted(settings.address(), twin.get()));
    }
    return nextHop(settings, addresses.getFirst());
  }

  /** A host name may resolve to the address of another server. */
  private Optional<String> twin(ServerSettings settings, Ipv6Address address) {
    String destination = address + settings.zone().map(zone -> "%" + zone).orElse("");
    return Optional.ofNullable(nameByDestination.putIfAbsent(destination, settings.name()));
  }

  /** For a group, the kernel chooses the source address of each datagram. */
  private Optional<Ipv6Address> source(ServerSettings settings, Ipv6Address address) {
    return address.isMulticast()
        ? settings.sourceAddress()
        : settings.sourceAddress().or(route(address)::source);
  }

  private NextHop nextHop(ServerSettings settings, Ipv6Address address) {
    List<String> names =
        Stream.concat(settings.zone().stream(), settings.interfaces().stream()).toList();
    if (names.isEmpty()) {
      return new NextHop.ByRoute(source(settings, address));
    }
    List<Integer> indexes =
        names.stream()
            .map(environment.interfaces()::named)
            .flatMap(Optional::stream)
            .filter(NetworkLink::up)
            .map(NetworkLink::index)
            .toList();
    return indexes.isEmpty()
        ? new NextHop.Unreachable("its interface is missing or down")
        : new NextHop.ByInterfaces(indexes);
  }
}
