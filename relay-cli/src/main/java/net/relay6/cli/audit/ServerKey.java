package net.relay6.cli.audit;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** A server, by what is known of it. */
sealed interface ServerKey {

  /** The server at an address. */
  record At(Ipv6Address address) implements ServerKey {}

  /** The server with a Server Identifier, whose address was not seen. */
  record Identified(Octets duid) implements ServerKey {}
}
