package net.relay6.log;

import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;

/**
 * How clients are named in all output: logs, findings, lists, metrics. A DUID, a hardware address,
 * a client's address and its host name are personal data (RFC 7824; RFC 9915, section 23), so all
 * output takes their text from here and never prints the value itself. Servers, relays and this
 * machine's own addresses are not personal data.
 *
 * <p>A value always has the same text, and text from the network is returned in printable form.
 * Thread-safe.
 */
public interface Identities {

  /** Unchanged values: {@code privacy = clear}. */
  Identities CLEAR = new ClearIdentities();

  /**
   * Whether values are shown unchanged. If not, whole messages must not be shown either, since they
   * contain the values.
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
