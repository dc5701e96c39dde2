package net.relay6.feature.serverset.seen;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * An address or prefix in a message.
 *
 * @param address the address, or the first of the prefix
 * @param prefixLength of a delegated prefix; 128 for an address
 * @param preferredSeconds how long it may be used for anything new
 * @param validSeconds how long it may be used; 0 takes it away, all ones is forever
 */
public record LeaseFacts(
    Ipv6Address address, int prefixLength, long preferredSeconds, long validSeconds) {

  /** A lifetime without end (RFC 9915, section 7.7). */
  public static final long FOREVER = 0xffff_ffffL;

  /** Whether it may be used at all. */
  public boolean isUsable() {
    return validSeconds > 0;
  }

  /** Whether another is the same address or prefix. */
  public boolean isSameAs(LeaseFacts other) {
    return prefixLength == other.prefixLength && address.equals(other.address);
  }

  /** The /64 it lies in, or the prefix itself when that is shorter. */
  public Ipv6Prefix network() {
    return Ipv6Prefix.containing(address, Math.min(64, prefixLength));
  }

  /** The address, or the prefix with its length. */
  public String place() {
    return prefixLength == 128 ? address.toString() : address + "/" + prefixLength;
  }
}
