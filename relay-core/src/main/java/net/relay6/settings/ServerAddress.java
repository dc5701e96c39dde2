package net.relay6.settings;

import java.util.Optional;
import net.relay6.net.Ipv6Address;

/** Where a server is, as the operator says it. */
public sealed interface ServerAddress {

  /** An address, unicast or multicast. */
  record Literal(Ipv6Address address) implements ServerAddress {

    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** A name that is looked up, at the start and from time to time. */
  record HostName(String name) implements ServerAddress {

    @Override
    public String toString() {
      return name;
    }
  }

  /** The address, unless it is yet to be looked up. */
  default Optional<Ipv6Address> literal() {
    return this instanceof Literal(Ipv6Address address) ? Optional.of(address) : Optional.empty();
  }
}
