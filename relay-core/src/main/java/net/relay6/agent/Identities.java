package net.relay6.agent;

import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;

/**
 * How clients are named wherever a person or a program may read it: logs, findings, lists, metrics.
 * A DUID, a hardware address, a client's address and its host name are personal data (RFC 7824; RFC
 * 9915, section 23), so whoever writes one out asks here for its text and never prints the value
 * itself. Servers, relays and this machine's own addresses are not personal and are not asked for.
 *
 * <p>One value always has the same text, and what comes from the network comes back in printable
 * form. Safe for any thread.
 */
public interface Identities {

  /** Everything as it is: {@code privacy = clear}. */
  Identities CLEAR = new ClearIdentities();

  /**
   * Whether values are shown as they are; if not, whole messages, which hold them, must not be
   * shown either.
   */
  boolean areClear();

  /** A client's address, link-local or leased, or a delegated prefix's. */
  String address(Ipv6Address address);

  /** An address a client sent from, and its port. */
  String endpoint(Endpoint endpoint);

  /** A client's DUID, the content of its Client Identifier (RFC 9915, section 11). */
  String duid(Octets duid);

  /** A client's hardware address. */
  String linkLayerAddress(LinkLayerAddress address);

  /** A client's host or domain name, as it came (RFC 4704). */
  String name(String name);
}
