package net.relay6.tools.migrate;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;

/**
 * A {@code dhcp-relay} line of dnsmasq about IPv6: {@code local[,server[#port]][,interface]}.
 *
 * @param written the text after {@code dhcp-relay=}
 * @param local the address of the client link's interface
 * @param server the destination of requests; {@code ff05::1:3} by default
 * @param port the server's port
 * @param interfaceName the interface of the server; may be a pattern
 */
record DnsmasqRelay(
    String written,
    Ipv6Address local,
    Ipv6Address server,
    Optional<String> port,
    Optional<String> interfaceName) {

  /**
   * The parsed line; empty, with an entry in {@code mistakes}, if it is about IPv4 or malformed.
   */
  static Optional<DnsmasqRelay> parse(String written, List<String> mistakes) {
    String[] parts = written.strip().split("\\s*,\\s*", -1);
    Optional<Ipv6Address> local = Ipv6Address.parse(parts[0]);
    if (local.isEmpty() || parts.length > 3) {
      mistakes.add(
          parts[0].matches("[0-9.]+")
              ? "dhcp-relay=%s is about DHCPv4, which relay6 does not relay; leave it with dnsmasq"
                  .formatted(written)
              : "dhcp-relay=%s: write local address[,server address[#port]][,interface]"
                  .formatted(written));
      return Optional.empty();
    }
    return Optional.of(parse(written, local.get(), List.of(parts).subList(1, parts.length)));
  }

  private static DnsmasqRelay parse(String written, Ipv6Address local, List<String> rest) {
    Optional<Ipv6Address> server =
        rest.isEmpty()
            ? Optional.empty()
            : Ipv6Address.parse(rest.getFirst().replaceFirst("#.*", ""));
    Optional<String> port =
        server
            .filter(_ -> rest.getFirst().contains("#"))
            .map(_ -> rest.getFirst().replaceFirst(".*#", ""));
    List<String> last = server.isPresent() ? rest.subList(1, rest.size()) : rest;
    return new DnsmasqRelay(
        written,
        local,
        server.orElse(Ipv6Address.ALL_SERVERS),
        port,
        last.isEmpty() ? Optional.empty() : Optional.of(last.getLast()));
  }
}
