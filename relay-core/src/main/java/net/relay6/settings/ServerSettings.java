package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * One destination of every relayed message: a server, an upper relay, or a group of servers.
 *
 * @param name its name; letters, digits, {@code -} and {@code _}
 * @param address unicast or multicast, never with a zone inside (RFC 4007, section 11.2), or a name
 * @param zone the interface a link-local {@code address} is reached through; empty for all others
 * @param interfaces where a multicast {@code address} is sent, one datagram on each; empty: the
 *     routing table chooses one
 * @param sourceAddress the source address of RELAY-FORWs, to which the server responds (RFC 9915,
 *     section 18.3.10); empty: the routing table chooses
 * @param localPort the UDP port RELAY-FORWs leave from; other than 547 it needs a server that knows
 *     Relay Source Port (RFC 8357)
 * @param acceptFrom prefixes of further addresses from which it responds
 * @param omitOptions options that are not sent to this server
 */
public record ServerSettings(
    String name,
    ServerAddress address,
    Optional<String> zone,
    List<String> interfaces,
    Optional<Ipv6Address> sourceAddress,
    int localPort,
    List<Ipv6Prefix> acceptFrom,
    Set<OptionNumber> omitOptions) {

  /** The name of the default server if none is configured (RFC 9915, section 19). */
  public static final String DEFAULT_NAME = "all-dhcp-servers";

  /** The port relays and servers use (RFC 9915, section 7.2). */
  public static final int DHCP_PORT = 547;

  /** Fails when a rule of {@link ServerRules} is broken. */
  public ServerSettings {
    interfaces = List.copyOf(interfaces);
    acceptFrom = List.copyOf(acceptFrom);
    omitOptions = Set.copyOf(omitOptions);
    SettingsRule.enforce(ServerRules.name(name));
    SettingsRule.enforce(ServerRules.address(address, zone));
    SettingsRule.enforce(ServerRules.interfaces(address, interfaces));
    sourceAddress.ifPresent(
        source -> SettingsRule.enforce(ServerRules.sourceAddress(source, address)));
    SettingsRule.enforce(ServerRules.localPort(localPort));
    acceptFrom.forEach(prefix -> SettingsRule.enforce(ServerRules.acceptFrom(prefix)));
    omitOptions.forEach(option -> SettingsRule.enforce(OptionRules.omitted(option)));
  }

  /** Whether this is a group of servers rather than one. */
  public boolean isMulticast() {
    return address.literal().filter(Ipv6Address::isMulticast).isPresent();
  }

  /** The address with its zone, as configured: {@code fe80::2%eth1}. */
  public String destination() {
    return address + zone.map(name -> "%" + name).orElse("");
  }
}
