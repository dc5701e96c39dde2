package net.relay6.agent;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Prefix;

/** Tells from its source who sent a datagram to one of this node's unicast addresses. */
final class Origins {

  private record TrustedRelays(Ipv6Prefix prefix, LinkPlan link) {}

  private final List<ServerPlan> servers;
  private final List<LinkPlan> links;
  private final List<TrustedRelays> relays;

  /** {@code former} are servers whose last answers may still come. */
  Origins(List<ServerPlan> servers, List<ServerPlan> former, List<LinkPlan> links) {
    this.servers = Stream.concat(servers.stream(), former.stream()).toList();
    this.links = List.copyOf(links);
    relays =
        links.stream()
            .flatMap(link ->
                link.admission().downstreamRelays().stream()
                    .map(prefix -> new TrustedRelays(prefix, link)))
            .sorted(Comparator.comparingInt(trusted -> -trusted.prefix().length()))
            .toList();
  }

  /** The configured server at that address; for a link-local one the zone must agree too. */
  Optional<ServerPlan> server(Endpoint source) {
    return servers.stream().filter(server -> server.isAt(source)).findFirst();
  }

  /** The link whose list of downstream relays has the longest prefix for that source. */
  Optional<LinkPlan> relayLink(Endpoint source) {
    return relays.stream()
        .filter(trusted -> trusted.prefix().contains(source.address()))
        .map(TrustedRelays::link)
        .filter(link -> isInZone(link, source))
        .findFirst();
  }

  /** The link a client at that source sits on. */
  Optional<LinkPlan> clientLink(Endpoint source) {
    return links.stream()
        .filter(link ->
            source.address().isLinkLocal()
                ? isInZone(link, source)
                : link.attachment().isOnLink(source.address()))
        .findFirst();
  }

  private static boolean isInZone(LinkPlan link, Endpoint source) {
    return !source.address().isLinkLocal() || link.attachment().interfaceIndex() == source.zone();
  }
}
