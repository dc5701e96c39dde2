package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/** The rules for a server's name and addresses. */
public final class ServerRules {

  private static final int LINK_LOCAL_SCOPE = 2;

  private ServerRules() {}

  /**
   * The message of a {@code SettingsProblem} if {@code name} is not 1 to 63 letters, digits, {@code
   * -} and {@code _} of ASCII, of which the first is a letter or digit; otherwise empty.
   */
  public static Optional<String> name(String name) {
    return unless(
        name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}"),
        "\"%s\" cannot be a server's name; write 1 to 63 letters, digits, '-' and '_'"
            .formatted(name));
  }

  /**
   * The message of a {@code SettingsProblem} if {@code address} is IPv4-mapped or unspecified, or
   * if {@code zone} is missing, needless or malformed: only link-local unicast addresses have one
   * (RFC 4007). Empty for host names.
   */
  public static Optional<String> address(ServerAddress address, Optional<String> zone) {
    return address.literal().flatMap(literal -> address(literal).or(() -> zone(literal, zone)));
  }

  private static Optional<String> address(Ipv6Address address) {
    if (address.isIpv4Mapped()) {
      return Optional.of(
          "%s is an IPv4-mapped address; write the server's IPv6 address".formatted(address));
    }
    return unless(
        !address.isUnspecified(),
        "%s is the unspecified address; write the server's address, such as \"2001:db8:a::2\""
            .formatted(address));
  }

  private static Optional<String> zone(Ipv6Address address, Optional<String> zone) {
    if (zone.isEmpty()) {
      return unless(
          !address.isLinkLocal(),
          "%s is link-local and lacks its %%interface; write \"%1$s%%eth1\" if it is on eth1"
              .formatted(address));
    }
    return address.isLinkLocal()
        ? zoneName(address, zone.get())
        : needlessZone(address, zone.get());
  }

  /**
   * The message of a {@code SettingsProblem} if an interface is repeated, if a multicast {@code
   * address} that routers do not forward has no interface, or if another {@code address} has one;
   * otherwise empty.
   */
  public static Optional<String> interfaces(ServerAddress address, List<String> interfaces) {
    return address
        .literal()
        .filter(Ipv6Address::isMulticast)
        .map(group -> groupInterfaces(group, interfaces))
        .orElseGet(() ->
            unless(
                interfaces.isEmpty(),
                "interfaces are for a multicast address, and %s is none; remove the key"
                    .formatted(address)));
  }

  private static Optional<String> groupInterfaces(Ipv6Address address, List<String> interfaces) {
    if (interfaces.stream().distinct().count() < interfaces.size()) {
      return Optional.of(
          "an interface is listed twice; the servers there would receive every copy twice");
    }
    return unless(
        !staysOnLink(address) || !interfaces.isEmpty(),
        ("%s is not forwarded beyond a link, so the relay must know which link; write interfaces ="
                + " [ \"eth1\" ]")
            .formatted(address));
  }

  /** The rule for a prefix of a server's source addresses. */
  public static Optional<String> acceptFrom(Ipv6Prefix prefix) {
    if (prefix.length() == 0) {
      return Optional.of(
          "::/0 contains every address; write prefixes of the server, or replies.accept-from ="
              + " anyone");
    }
    return unless(
        !prefix.address().isMulticast(),
        ("%s is multicast, and no server responds from a multicast address; write the server's own"
                + " addresses")
            .formatted(prefix));
  }

  static Optional<String> localPort(int port) {
    return unless(port >= 1 && port <= 0xffff, "a UDP port is 1 to 65535, not " + port);
  }

  /**
   * The message of a {@code SettingsProblem} if {@code source} is not a unicast IPv6 address, or if
   * it is link-local or loopback and {@code server} cannot respond to it; otherwise empty.
   */
  public static Optional<String> sourceAddress(Ipv6Address source, ServerAddress server) {
    if (source.isMulticast() || source.isUnspecified() || source.isIpv4Mapped()) {
      return Optional.of(
          "%s cannot be a source; write a unicast IPv6 address of this machine".formatted(source));
    }
    if (source.isLinkLocal() && server.literal().filter(ServerRules::staysOnLink).isEmpty()) {
      return Optional.of(
          ("a server at %s cannot respond to the link-local source %s; write a global address of"
                      + " this")
                  .formatted(server, source)
              + " machine");
    }
    return unless(
        !source.isLoopback() || server.literal().filter(Ipv6Address::isLoopback).isPresent(),
        "a server at %s cannot respond to the loopback source %s; write a global address of this"
                .formatted(server, source)
            + " machine");
  }

  private static Optional<String> zoneName(Ipv6Address address, String zone) {
    if (zone.matches("[0-9]+")) {
      return Optional.of(
          "%%%s is an interface's index, which changes; write its name, as in \"%s%%eth1\""
              .formatted(zone, address));
    }
    return InterfaceNames.faultOfOne(zone);
  }

  private static Optional<String> needlessZone(Ipv6Address address, String zone) {
    return address.isMulticast()
        ? Optional.of(
            "a multicast address takes no %%interface; write \"%s\" and interfaces = [ \"%s\" ]"
                .formatted(address, zone))
        : Optional.of(
            "%s is not link-local and takes no %%interface; write \"%1$s\"".formatted(address));
  }

  /** Whether routers do not forward packets to it (RFC 4291, section 2.7). */
  private static boolean staysOnLink(Ipv6Address address) {
    return address.isLinkLocal()
        || (address.isMulticast() && (address.high() >>> 48 & 0xf) <= LINK_LOCAL_SCOPE);
  }

  private static Optional<String> unless(boolean kept, String fault) {
    return kept ? Optional.empty() : Optional.of(fault);
  }
}
