package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;

/**
 * One destination of every relayed message: a server, an upper relay, or a group of servers.
 *
 * @param name what the operator calls it; letters, digits, {@code -} and {@code _}
 * @param address unicast or multicast, never with a zone inside (RFC 4007, section 11.2)
 * @param zone the interface a link-local {@code address} is reached through; empty for all others
 * @param interfaces where a multicast {@code address} is sent, one datagram on each; empty: the
 *     routing table chooses one
 * @param sourceAddress the source of RELAY-FORWs and so where the server answers to (RFC 9915,
 *     section 18.3.10); empty: the routing table chooses
 */
public record ServerSettings(
    String name,
    Ipv6Address address,
    Optional<String> zone,
    List<String> interfaces,
    Optional<Ipv6Address> sourceAddress) {

  /** The name of the one server there is when the operator names none (RFC 9915, section 19). */
  public static final String DEFAULT_NAME = "all-dhcp-servers";

  /** Fails when a rule of {@link ServerRules} is broken. */
  public ServerSettings {
    interfaces = List.copyOf(interfaces);
    Rule.enforce(ServerRules.name(name));
    Rule.enforce(ServerRules.address(address));
    Rule.enforce(ServerRules.zone(address, zone));
    Rule.enforce(ServerRules.interfaces(address, interfaces));
    sourceAddress.ifPresent(source -> Rule.enforce(ServerRules.sourceAddress(source, address)));
  }

  /** Whether this is a group of servers rather than one. */
  public boolean isMulticast() {
    return address.isMulticast();
  }

  /** The address with its zone, as the operator writes it: {@code fe80::2%eth1}. */
  public String destination() {
    return address + zone.map(name -> "%" + name).orElse("");
  }
}
