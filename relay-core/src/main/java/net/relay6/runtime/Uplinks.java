package net.relay6.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;

/**
 * The interfaces that lead to servers. {@code LinkSelection} excludes configured ones from
 * patterns; those that the routing table chooses may have clients too, of which {@code
 * Warnings.UplinkCheck} warns.
 */
public final class Uplinks {

  /** The largest number of addresses of one server that are looked up. */
  private static final int ADDRESSES_MAX = 16;

  private Uplinks() {}

  /**
   * The routes to each server's addresses, if the routing table chooses them. For a host name, only
   * the first few addresses are used.
   */
  public static Map<Ipv6Address, RouteLookup.ResolvedRoute> routes(
      RelaySettings settings, Map<String, List<Ipv6Address>> addressesByName, RouteLookup routes) {
    Map<Ipv6Address, RouteLookup.ResolvedRoute> resolved = new HashMap<>();
    for (ServerSettings server : settings.servers()) {
      if (server.zone().isEmpty() && server.interfaces().isEmpty()) {
        Ipv6Address source = server.sourceAddress().orElse(Ipv6Address.UNSPECIFIED);
        addresses(server, addressesByName)
            .forEach(address ->
                resolved.put(address, routes.routeTo(address, source, server.localPort())));
      }
    }
    return resolved;
  }

  /**
   * The same routes; but if there are several next hops, the source address {@code before} is kept
   * as long as it is an address of one of their interfaces. The kernel may choose another source on
   * each look-up, and a next hop that returns or is added is no reason to change.
   */
  static Map<Ipv6Address, RouteLookup.ResolvedRoute> keepSources(
      Map<Ipv6Address, RouteLookup.ResolvedRoute> resolved,
      Map<Ipv6Address, RouteLookup.ResolvedRoute> before,
      InterfaceSnapshot interfaces) {
    Map<Ipv6Address, RouteLookup.ResolvedRoute> steady = new HashMap<>(resolved);
    steady.replaceAll((address, route) ->
        Optional.ofNullable(before.get(address))
            .filter(last -> isGoodFor(route, last, interfaces))
            .map(last -> new RouteLookup.ResolvedRoute(route.interfaces(), last.source()))
            .orElse(route));
    return steady;
  }

  private static boolean isGoodFor(
      RouteLookup.ResolvedRoute route,
      RouteLookup.ResolvedRoute last,
      InterfaceSnapshot interfaces) {
    return route.interfaces().indexes().count() > 1
        && last.source().stream()
            .flatMapToInt(source -> interfaces.having(source).indexes())
            .anyMatch(route.interfaces()::contains);
  }

  private static Stream<Ipv6Address> addresses(
      ServerSettings server, Map<String, List<Ipv6Address>> addressesByName) {
    return server
        .address()
        .literal()
        .map(Stream::of)
        .orElseGet(() ->
            addressesByName.getOrDefault(server.address().toString(), List.of()).stream()
                .limit(ADDRESSES_MAX));
  }
}
