package net.relay6.agent.plan;

import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * Which messages are accepted from a link.
 *
 * @param downstreamRelays the relays whose RELAY-FORW is accepted; empty: none
 * @param acceptsUnicast whether clients may send to our unicast addresses, which RFC 9915, section
 *     16, advises against
 * @param gates the checks that may refuse a message, in order
 */
public record Admission(
    List<Ipv6Prefix> downstreamRelays, boolean acceptsUnicast, List<Gate> gates) {

  /** Copies its lists. */
  public Admission {
    downstreamRelays = List.copyOf(downstreamRelays);
    gates = List.copyOf(gates);
  }

  /** Whether a RELAY-FORW from that address is accepted. */
  public boolean trustsRelay(Ipv6Address address) {
    for (Ipv6Prefix prefix : downstreamRelays) {
      if (prefix.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
