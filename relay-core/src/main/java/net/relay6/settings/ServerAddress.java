package net.relay6.settings;

import java.util.Optional;
import net.relay6.net.Ipv6Address;

/** The configured address of a server. */
public sealed interface ServerAddress {

  /** An address, unicast or multicast. */
  record Literal(Ipv6Address address) implements ServerAddress {

    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** A host name, resolved at the start and periodically. */
  record HostName(String name) implements ServerAddress {

    @Override
    public String toString() {
      return name;
    }
  }

  /** The address, unless it is a host name. */
  default Optional<Ipv6Address> literal() {
    return this instanceof Literal(Ipv6Address address) ? Optional.of(address) : Optional.empty();
  }
}
