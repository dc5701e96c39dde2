package net.relay6.tools.audit;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** The identity of a server, as far as known. */
sealed interface ServerKey {

  /** The server at an address. */
  record At(Ipv6Address address) implements ServerKey {}

  /** The server with a Server Identifier, whose address was not captured. */
  record Identified(Octets duid) implements ServerKey {}
}
