package net.relay6.tools.audit;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** A client link, as seen on one side of the relay. */
sealed interface Link {

  /**
   * As a relay identifies it to servers.
   *
   * @param linkAddress the innermost link-address that is not {@code ::}, or {@code ::}
   * @param interfaceId the Interface-Id beside it; may be empty
   */
  record ByRelay(Ipv6Address linkAddress, Octets interfaceId) implements Link {}

  /**
   * As captured, before a relay.
   *
   * @param file the index of the file, from 0
   * @param captureInterface the interface and VLAN, as far as the capture contains them
   */
  record ByCapture(int file, String captureInterface) implements Link {}
}
