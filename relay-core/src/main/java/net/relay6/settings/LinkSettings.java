package net.relay6.settings;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;

/**
 * One client link.
 *
 * @param interfaceName the Linux interface, which need not exist yet
 * @param linkAddress the link-address of RELAY-FORWs (RFC 9915, section 19.1.1); empty: the
 *     interface's own global address
 * @param linkAddresses the link-address for some servers, by their names
 * @param allowLinkLocalLinkAddress whether a link-local address may stand in for a missing global
 *     one
 * @param interfaceId the content of the Interface-Id option (RFC 9915, section 21.18); the same for
 *     all of the link
 * @param servers the names of the servers every message of this link goes to; at least one
 * @param serversByType the names of the servers that messages of some types go to instead
 * @param admission what is accepted
 * @param options what the servers are told
 */
public record LinkSettings(
    String interfaceName,
    Optional<Ipv6Address> linkAddress,
    Map<String, Ipv6Address> linkAddresses,
    boolean allowLinkLocalLinkAddress,
    Template interfaceId,
    List<String> servers,
    Map<TypeNumber, List<String>> serversByType,
    LinkAdmission admission,
    LinkOptions options) {

  /** The longest Interface-Id in octets. */
  public static final int INTERFACE_ID_LENGTH_MAX = 255;

  /** Copies its collections; fails when a rule of {@link LinkRules} is broken. */
  public LinkSettings {
    linkAddresses = Collections.unmodifiableMap(new LinkedHashMap<>(linkAddresses));
    servers = List.copyOf(servers);
    serversByType = Collections.unmodifiableMap(new LinkedHashMap<>(serversByType));
    Rule.enforce(InterfaceNames.fault(interfaceName));
    boolean linkLocal = allowLinkLocalLinkAddress;
    linkAddress.ifPresent(address -> Rule.enforce(LinkRules.linkAddress(address, linkLocal)));
    linkAddresses
        .values()
        .forEach(address -> Rule.enforce(LinkRules.linkAddress(address, linkLocal)));
    Rule.enforce(LinkRules.interfaceId(interfaceId));
    Rule.enforce(LinkRules.servers(servers));
    serversByType.forEach((type, names) -> {
      Rule.enforce(LinkRules.typeWithServers(type));
      Rule.enforce(LinkRules.servers(names));
    });
  }

  /** Every server it names anywhere. */
  Set<String> namedServers() {
    Set<String> named = new HashSet<>(servers);
    serversByType.values().forEach(named::addAll);
    named.addAll(linkAddresses.keySet());
    return named;
  }

  /** The Interface-Id with the interface's name in its place, by which links are told apart. */
  Template namedInterfaceId() {
    return interfaceId.with(TemplateVariable.INTERFACE, interfaceName);
  }
}
