package net.relay6.platform;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * An address assigned to an interface.
 *
 * @param address the address
 * @param prefixLength bits of its on-link prefix, 0 to 128
 * @param state its state
 */
public record InterfaceAddress(Ipv6Address address, int prefixLength, State state)
    implements Comparable<InterfaceAddress> {

  /** The state of an address (RFC 4862, section 5.5.4; RFC 8981). */
  public enum State {
    /** Configured or derived, and preferred. */
    STABLE,
    /** A temporary address, to be replaced soon. */
    TEMPORARY,
    /** Deprecated: not to be used for new communication. */
    DEPRECATED,
    /** Not verified as unique, or known as a duplicate: unusable. */
    TENTATIVE
  }

  /** The prefix it lies in. */
  public Ipv6Prefix prefix() {
    return Ipv6Prefix.containing(address, prefixLength);
  }

  /** Orders by address. */
  @Override
  public int compareTo(InterfaceAddress other) {
    return address.compareTo(other.address);
  }
}
