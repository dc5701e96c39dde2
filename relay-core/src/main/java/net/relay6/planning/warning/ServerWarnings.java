package net.relay6.planning.warning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.Warning;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;

/**
 * Warns of servers that cannot be reached as configured, or could not respond.
 *
 * @param settings the configuration
 * @param links the settings of every link there is
 * @param interfaces the interfaces
 */
record ServerWarnings(
    RelaySettings settings, List<LinkSettings> links, InterfaceSnapshot interfaces) {

  /** One sentence each, with what to do, about servers with those plans. */
  List<Warning> about(List<ServerPlan> servers) {
    return servers.stream()
        .flatMap(server -> about(settings.server(server.name()), server.address()))
        .toList();
  }

  private Stream<Warning> about(ServerSettings server, Ipv6Address address) {
    return Stream.of(unanswerable(server), otherPort(server), own(server, address), missing(server))
        .flatMap(warnings -> warnings);
  }

  /**
   * Servers respond to the source address, and a link-local one is not reachable from other links.
   */
  private Stream<Warning> unanswerable(ServerSettings server) {
    if (!server.isMulticast()) {
      return Stream.empty();
    }
    if (server.interfaces().isEmpty()) {
      return interfaces.globalAddresses().isEmpty()
          ? Stream.of(unanswerable(server, "this machine"))
          : Stream.empty();
    }
    return server.interfaces().stream()
        .map(interfaces::named)
        .flatMap(Optional::stream)
        .filter(link -> !hasGlobalAddress(link))
        .map(link -> unanswerable(server, link.name()));
  }

  private static boolean hasGlobalAddress(NetworkLink link) {
    return link.addresses().stream()
        .map(InterfaceAddress::address)
        .anyMatch(Ipv6Address::isGlobalUnicast);
  }

  private static Warning unanswerable(ServerSettings server, String where) {
    return Warning.ofServer(
        server.name(),
        "interfaces",
        where + " has no global address, so responses of servers cannot reach it; give it one");
  }

  /** RFC 8357, section 5.4: a server that does not support the option responds to port 547. */
  private static Stream<Warning> otherPort(ServerSettings server) {
    return server.localPort() == ServerSettings.DHCP_PORT
        ? Stream.empty()
        : Stream.of(
            Warning.ofServer(
                server.name(),
                "local-port",
                "copies leave from port %d; it must support Relay Source Port (RFC 8357), as Kea"
                        .formatted(server.localPort())
                    + " does and ISC dhcpd does not, or its responses are lost"));
  }

  private Stream<Warning> own(ServerSettings server, Ipv6Address address) {
    return isOwn(server, address, interfaces)
        ? Stream.of(
            Warning.ofServer(
                server.name(),
                "address",
                "%s is an address of this machine; write the server's, unless the server runs here"
                    .formatted(address)))
        : Stream.empty();
  }

  /**
   * Whether that address is one of this machine; a link-local address is compared only on its link.
   */
  static boolean isOwn(ServerSettings server, Ipv6Address address, InterfaceSnapshot interfaces) {
    return server.zone().isPresent()
        ? server
            .zone()
            .flatMap(interfaces::named)
            .filter(link -> interfaces.having(address).contains(link.index()))
            .isPresent()
        : !interfaces.having(address).equals(InterfaceSet.NONE);
  }

  private Stream<Warning> missing(ServerSettings server) {
    return Stream.concat(
        missing(server, "address", server.zone().stream()),
        missing(server, "interfaces", server.interfaces().stream()));
  }

  private Stream<Warning> missing(ServerSettings server, String key, Stream<String> names) {
    return names
        .filter(name -> interfaces.named(name).isEmpty())
        .map(name ->
            Warning.ofServer(
                server.name(),
                key,
                "the interface %s does not exist".formatted(name)
                    + NearestInterface.forServer(server, links, interfaces).hint(name)));
  }
}
