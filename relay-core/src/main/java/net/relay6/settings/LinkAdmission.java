package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Prefix;

/**
 * The rules for messages of a link.
 *
 * @param downstreamRelays the relays whose RELAY-FORWs are accepted here; empty: none
 * @param denyTypes message types refused from this link (RFC 7283, section 6)
 * @param serverMessageTypes message types beyond those the RFCs fix that only servers send, so that
 *     one arriving here is discarded as a server's
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
public record LinkAdmission(
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
  public LinkAdmission {
    downstreamRelays = List.copyOf(downstreamRelays);
    denyTypes = Set.copyOf(denyTypes);
    serverMessageTypes = Set.copyOf(serverMessageTypes);
    denyTypes.forEach(type -> Rule.enforce(LinkRules.refusableType(type)));
    serverMessageTypes.forEach(type -> Rule.enforce(LinkRules.refusableType(type)));
    Rule.enforce(LinkRules.leasequery(allowLeasequery, denyTypes));
  }
}
