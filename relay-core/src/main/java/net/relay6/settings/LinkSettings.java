package net.relay6.settings;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * One client link, or any number of links by a name pattern.
 *
 * @param interfaceName the Linux interface, which need not exist yet; or a pattern in which {@code
 *     *} stands for any characters and {@code ?} for one
 * @param exclude names and patterns of interfaces that a pattern does not match
 * @param activeWhenAddress the address that the interface must have for the link to relay; empty:
 *     no condition
 * @param linkAddress the link-address of RELAY-FORWs (RFC 9915, section 19.1.1); empty: the
 *     interface's own global address
 * @param linkAddresses the link-address for some servers, by their names
 * @param allowLinkLocalLinkAddress whether a link-local address may stand in for a missing global
 *     one
 * @param interfaceId the content of the Interface-Id option (RFC 9915, section 21.18); the same for
 *     all of the link
 * @param servers the names of the servers every message of this link goes to; at least one
 * @param serversByType the names of the servers that messages of some types go to instead
 * @param admission the rules for messages of the link
 * @param options the options for servers
 */
public record LinkSettings(
    String interfaceName,
    List<String> exclude,
    Optional<Ipv6Address> activeWhenAddress,
    Optional<Ipv6Address> linkAddress,
    Map<String, Ipv6Address> linkAddresses,
    boolean allowLinkLocalLinkAddress,
    Template interfaceId,
    List<String> servers,
    Map<TypeNumber, List<String>> serversByType,
    Admission admission,
    LinkOptions options) {

  /** Copies its collections; fails when a rule of {@link LinkRules} is broken. */
  public LinkSettings {
    exclude = List.copyOf(exclude);
    linkAddresses = Collections.unmodifiableMap(new LinkedHashMap<>(linkAddresses));
    servers = List.copyOf(servers);
    serversByType = Collections.unmodifiableMap(new LinkedHashMap<>(serversByType));
    SettingsRule.enforce(InterfaceNames.fault(interfaceName));
    exclude.forEach(name -> SettingsRule.enforce(InterfaceNames.fault(name)));
    activeWhenAddress.ifPresent(
        address -> SettingsRule.enforce(LinkRules.activeWhenAddress(address)));
    SettingsRule.enforce(LinkRules.interfaceIdOf(interfaceName, interfaceId));
    boolean linkLocal = allowLinkLocalLinkAddress;
    linkAddress.ifPresent(
        address -> SettingsRule.enforce(LinkRules.linkAddress(address, linkLocal)));
    linkAddresses
        .values()
        .forEach(address -> SettingsRule.enforce(LinkRules.linkAddress(address, linkLocal)));
    SettingsRule.enforce(LinkRules.interfaceId(interfaceId));
    SettingsRule.enforce(LinkRules.servers(servers));
    serversByType.forEach((type, names) -> {
      SettingsRule.enforce(LinkRules.typeWithServers(type));
      SettingsRule.enforce(LinkRules.servers(names));
    });
  }

  /** Whether it is a pattern. */
  public boolean isPattern() {
    return InterfaceNames.isPattern(interfaceName);
  }

  /** Matches interface names: those that the pattern matches and {@code exclude} does not. */
  public Predicate<String> names() {
    Predicate<String> named = InterfaceNames.matcher(interfaceName).asMatchPredicate();
    for (String excluded : isPattern() ? exclude : List.<String>of()) {
      named = named.and(InterfaceNames.matcher(excluded).asMatchPredicate().negate());
    }
    return named;
  }

  /** The settings of one matching interface. */
  public LinkSettings on(String name) {
    return new LinkSettings(
        name,
        List.of(),
        activeWhenAddress,
        linkAddress,
        linkAddresses,
        allowLinkLocalLinkAddress,
        interfaceId,
        servers,
        serversByType,
        admission,
        options);
  }

  /** All servers that it names. */
  Set<String> namedServers() {
    Set<String> named = new HashSet<>(servers);
    serversByType.values().forEach(named::addAll);
    named.addAll(linkAddresses.keySet());
    return named;
  }

  /** The Interface-Id with the interface's name filled in, which distinguishes links. */
  public Template namedInterfaceId() {
    return interfaceId.with(Template.VariableName.INTERFACE, interfaceName);
  }

  /**
   * The rules for messages of a link.
   *
   * @param downstreamRelays the relays whose RELAY-FORWs are accepted here; empty: none
   * @param denyTypes message types refused from this link (RFC 7283, section 6)
   * @param serverMessageTypes message types beyond those the RFCs fix that only servers send, so
   *     that one arriving here is discarded as a server's
   * @param allowLeasequery whether LEASEQUERY is relayed (RFC 5007, section 5)
   * @param acceptUnicast whether a client's message to the relay's own unicast address is relayed
   *     (RFC 9915, section 16)
   * @param acceptSuppliedOptions whether a RELAY-FORW with Relay-Supplied Options is relayed (RFC
   *     6422, section 5)
   * @param receiveByFrame whether clients' messages are read from their Ethernet frames, before the
   *     host's firewall
   * @param clientRate the sustained rate of each client, in messages a second; empty: no limit
   * @param clientBurst the burst of each client, in messages
   * @param linkRate the sustained rate of all clients of the link, in messages a second; empty: no
   *     limit
   * @param linkBurst the burst of all clients, in messages
   */
  public record Admission(
      List<Ipv6Prefix> downstreamRelays,
      Set<TypeNumber> denyTypes,
      Set<TypeNumber> serverMessageTypes,
      boolean allowLeasequery,
      boolean acceptUnicast,
      boolean acceptSuppliedOptions,
      boolean receiveByFrame,
      Optional<Integer> clientRate,
      int clientBurst,
      Optional<Integer> linkRate,
      int linkBurst) {

    /** The largest rate and burst, in messages. */
    public static final int RATE_MAX = 10_000_000;

    /** Copies its collections; fails when a rule of {@link LinkRules} is broken. */
    public Admission {
      downstreamRelays = List.copyOf(downstreamRelays);
      denyTypes = Set.copyOf(denyTypes);
      serverMessageTypes = Set.copyOf(serverMessageTypes);
      denyTypes.forEach(type -> SettingsRule.enforce(LinkRules.refusableType(type)));
      serverMessageTypes.forEach(type -> SettingsRule.enforce(LinkRules.refusableType(type)));
      SettingsRule.enforce(LinkRules.leasequery(allowLeasequery, denyTypes));
    }
  }
}
