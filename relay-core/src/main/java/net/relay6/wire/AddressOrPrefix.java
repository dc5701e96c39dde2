package net.relay6.wire;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;

/**
 * An address or prefix with its lifetimes, as in a message.
 *
 * @param address the address, or the first of the prefix
 * @param prefixLength of a delegated prefix; 128 for an address
 * @param preferredSeconds the preferred lifetime
 * @param validSeconds the valid lifetime; 0 revokes it, all ones means infinity
 */
public record AddressOrPrefix(
    Ipv6Address address, int prefixLength, long preferredSeconds, long validSeconds) {

  /** An infinite lifetime (RFC 9915, section 7.7). */
  public static final long FOREVER = 0xffff_ffffL;

  private static final int IA_ADDRESS_LENGTH = 24;

  /**
   * The address in the data of an IA Address option (RFC 9915, section 21.6); empty if too short.
   */
  static Optional<AddressOrPrefix> ofOption(Octets data) {
    return data.length() < IA_ADDRESS_LENGTH
        ? Optional.empty()
        : Optional.of(
            new AddressOrPrefix(
                new Ipv6Address(number(data, 0, 8), number(data, 8, 8)),
                128,
                number(data, 16, 4),
                number(data, 20, 4)));
  }

  private static long number(Octets data, int offset, int length) {
    long value = 0;
    for (int index = offset; index < offset + length; index++) {
      value = value << 8 | data.at(index);
    }
    return value;
  }

  /** Whether its valid lifetime is above 0. */
  public boolean isUsable() {
    return validSeconds > 0;
  }

  /** Whether the other one is the same address or prefix. */
  public boolean isSameAs(AddressOrPrefix other) {
    return prefixLength == other.prefixLength && address.equals(other.address);
  }

  /** Its /64, or the prefix itself if that is shorter. */
  public Ipv6Prefix network() {
    return Ipv6Prefix.containing(address, Math.min(64, prefixLength));
  }

  /** The address, or the prefix with its length. */
  public String toText() {
    return prefixLength == 128 ? address.toString() : address + "/" + prefixLength;
  }
}
