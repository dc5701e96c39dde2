package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;

/**
 * One client link.
 *
 * @param interfaceName the Linux interface, which need not exist yet
 * @param linkAddress the link-address of RELAY-FORWs (RFC 9915, section 19.1.1); empty: the
 *     interface's own global address
 * @param allowLinkLocalLinkAddress whether a link-local address may stand in for a missing global
 *     one
 * @param interfaceId the content of the Interface-Id option, 1 to 255 octets (RFC 9915, section
 *     21.18)
 * @param servers the names of the servers every message of this link goes to; at least one
 * @param downstreamRelays whose RELAY-FORWs are accepted here; empty: nobody's
 * @param denyTypes message types refused from this link (RFC 7283, section 6)
 * @param serverMessageTypes message types beyond those the RFCs fix that only servers send, so that
 *     one arriving here is discarded as a server's
 * @param allowLeasequery whether LEASEQUERY is relayed (RFC 5007, section 5)
 * @param acceptUnicast whether a client's message to the relay's own unicast address is relayed
 *     (RFC 9915, section 16)
 */
public record LinkSettings(
    String interfaceName,
    Optional<Ipv6Address> linkAddress,
    boolean allowLinkLocalLinkAddress,
    Octets interfaceId,
    List<String> servers,
    List<Ipv6Prefix> downstreamRelays,
    Set<TypeNumber> denyTypes,
    Set<TypeNumber> serverMessageTypes,
    boolean allowLeasequery,
    boolean acceptUnicast) {

  /** The longest Interface-Id in octets. */
  public static final int INTERFACE_ID_LENGTH_MAX = 255;

  /** Fails when a rule of {@link LinkRules} is broken. */
  public LinkSettings {
    servers = List.copyOf(servers);
    downstreamRelays = List.copyOf(downstreamRelays);
    denyTypes = Set.copyOf(denyTypes);
    serverMessageTypes = Set.copyOf(serverMessageTypes);
    Rule.enforce(InterfaceNames.fault(interfaceName));
    linkAddress.ifPresent(
        address -> Rule.enforce(LinkRules.linkAddress(address, allowLinkLocalLinkAddress)));
    Rule.enforce(LinkRules.interfaceId(interfaceId));
    Rule.enforce(LinkRules.servers(servers));
    denyTypes.forEach(type -> Rule.enforce(LinkRules.refusableType(type)));
    serverMessageTypes.forEach(type -> Rule.enforce(LinkRules.refusableType(type)));
    Rule.enforce(LinkRules.leasequery(allowLeasequery, denyTypes));
  }
}
