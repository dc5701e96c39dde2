package net.relay6.cli.audit;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** A client link, as one side of the relay knows it. */
sealed interface Link {

  /**
   * As a relay tells the servers.
   *
   * @param linkAddress the link-address nearest to the client that says something, or {@code ::}
   * @param interfaceId the Interface-Id beside it; may be empty
   */
  record Told(Ipv6Address linkAddress, Octets interfaceId) implements Link {}

  /**
   * As the capture saw it, before a relay.
   *
   * @param file which file, from 0
   * @param place the interface and VLAN, as far as the capture tells
   */
  record Seen(int file, String place) implements Link {}
}
