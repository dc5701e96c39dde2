package net.relay6.assembly;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.TcpAddress;

/** What can be relayed but will not work as the operator hopes. */
final class Warnings {

  private Warnings() {}

  /** One sentence each, with what to do. */
  static List<String> about(
      RelaySettings settings, List<LinkSettings> links, InterfaceSnapshot interfaces) {
    return Stream.concat(
            settings.servers().stream()
                .filter(ServerSettings::isMulticast)
                .flatMap(server -> unanswerable(server, interfaces)),
            Stream.concat(
                settings.servers().stream().flatMap(Warnings::otherPort),
                Stream.concat(
                    links.stream().flatMap(link -> offLink(link, interfaces)),
                    settings.admin().address().stream().flatMap(Warnings::openToOthers))))
        .toList();
  }

  private static Stream<String> openToOthers(TcpAddress address) {
    return address.isLoopback()
        ? Stream.empty()
        : Stream.of(
            "admin: %s is not loopback, and whoever reaches it can read this relay's state; let a firewall decide who does"
                .formatted(address));
  }

  /**
   * Servers choose a prefix by the link-address, so a mistyped one costs every client its lease.
   */
  private static Stream<String> offLink(LinkSettings settings, InterfaceSnapshot interfaces) {
    return Stream.concat(
            settings.linkAddress().stream(), settings.linkAddresses().values().stream())
        .distinct()
        .filter(Ipv6Address::isGlobalUnicast)
        .filter(address ->
            interfaces
                .named(settings.interfaceName())
                .filter(link -> hasGlobalAddress(link) && !isOnLink(address, link))
                .isPresent())
        .map(address ->
            "link %s: its link-address %s lies in no prefix of the interface; servers may not know it"
                .formatted(settings.interfaceName(), address));
  }

  /** RFC 8357, section 5.4: a server that does not know the option answers to 547. */
  private static Stream<String> otherPort(ServerSettings server) {
    return server.localPort() == ServerSettings.DHCP_PORT
        ? Stream.empty()
        : Stream.of(
            "server %s: copies leave from port %d; it must know Relay Source Port (RFC 8357), as Kea"
                    .formatted(server.name(), server.localPort())
                + " does and ISC dhcpd does not, or its answers are lost");
  }

  private static boolean isOnLink(Ipv6Address address, NetworkLink link) {
    return link.addresses().stream().anyMatch(own -> own.prefix().contains(address));
  }

  /** Servers answer to the source address, and a link-local one does not reach beyond its link. */
  private static Stream<String> unanswerable(ServerSettings server, InterfaceSnapshot interfaces) {
    if (server.interfaces().isEmpty()) {
      return interfaces.globalAddresses().isEmpty()
          ? Stream.of(text(server, "this machine"))
          : Stream.empty();
    }
    return server.interfaces().stream()
        .map(interfaces::named)
        .flatMap(Optional::stream)
        .filter(link -> !hasGlobalAddress(link))
        .map(link -> text(server, link.name()));
  }

  private static boolean hasGlobalAddress(NetworkLink link) {
    return link.addresses().stream()
        .map(InterfaceAddress::address)
        .anyMatch(Ipv6Address::isGlobalUnicast);
  }

  private static String text(ServerSettings server, String where) {
    return "server %s: %s has no global address, so servers cannot answer to it; give it one"
        .formatted(server.name(), where);
  }
}
