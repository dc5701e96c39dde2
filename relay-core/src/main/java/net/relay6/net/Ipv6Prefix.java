package net.relay6.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IPv6 prefix (RFC 4291, section 2.3). Bits behind the prefix are zero.
 *
 * @param address the first address of the prefix
 * @param length prefix length in bits, 0 to 128
 */
public record Ipv6Prefix(Ipv6Address address, int length) {

  /** Fails on a length outside 0 to 128 and on bits set behind the prefix. */
  public Ipv6Prefix {
    if (length < 0 || length > 128) {
      throw new IllegalArgumentException("a prefix length is 0 to 128, not " + length);
    }
    if (!masked(address, length).equals(address)) {
      throw new IllegalArgumentException(address + " has bits set after /" + length);
    }
  }

  /** The prefix of that length that contains {@code address}. */
  public static Ipv6Prefix containing(Ipv6Address address, int length) {
    return new Ipv6Prefix(masked(address, length), length);
  }

  /**
   * Reads {@code address/length}.
   *
   * @return the prefix, or empty when the text is wrong or has bits set after the prefix
   */
  public static Optional<Ipv6Prefix> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return Ipv6Address.parse(text.substring(0, slash))
        .filter(address -> length <= 128 && masked(address, length).equals(address))
        .map(address -> new Ipv6Prefix(address, length));
  }

  /** Whether this prefix contains {@code other}. */
  public boolean contains(Ipv6Address other) {
    return (other.high() & highMask(length)) == address.high()
        && (other.low() & lowMask(length)) == address.low();
  }

  /** Whether both prefixes have a common address. */
  public boolean overlaps(Ipv6Prefix other) {
    return length <= other.length ? contains(other.address) : other.contains(address);
  }

  /** The smallest prefix that contains both. */
  public Ipv6Prefix common(Ipv6Prefix other) {
    int high = Long.numberOfLeadingZeros(address.high() ^ other.address.high());
    int low = Long.numberOfLeadingZeros(address.low() ^ other.address.low());
    int same = high < Long.SIZE ? high : high + low;
    return containing(address, Math.min(same, Math.min(length, other.length)));
  }

  /** Its two halves, each one bit longer. Fails for a single address. */
  public List<Ipv6Prefix> halves() {
    int longer = length + 1;
    Ipv6Address upper =
        new Ipv6Address(
            address.high() | (highMask(longer) & ~highMask(length)),
            address.low() | (lowMask(longer) & ~lowMask(length)));
    return List.of(new Ipv6Prefix(address, longer), new Ipv6Prefix(upper, longer));
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }

  private static Ipv6Address masked(Ipv6Address address, int length) {
    return new Ipv6Address(address.high() & highMask(length), address.low() & lowMask(length));
  }

  /** The bits of the first eight octets that a prefix of that length has. */
  public static long highMask(int length) {
    return length == 0 ? 0 : -1L << (64 - Math.min(length, 64));
  }

  /** The bits of the last eight octets that a prefix of that length has. */
  public static long lowMask(int length) {
    return length <= 64 ? 0 : -1L << (128 - length);
  }

  /** The gaps between prefixes. */
  public static final class Gaps {

    private final List<Ipv6Prefix> taken;
    private final List<Ipv6Prefix> gaps = new ArrayList<>();

    private Gaps(List<Ipv6Prefix> taken) {
      this.taken = taken;
    }

    /**
     * The fewest prefixes that, together with {@code taken}, fill the smallest prefix that contains
     * all of those; none if there is no gap, or nothing is taken.
     */
    public static List<Ipv6Prefix> of(List<Ipv6Prefix> taken) {
      Gaps search = new Gaps(taken);
      taken.stream().reduce(Ipv6Prefix::common).ifPresent(search::search);
      return search.gaps;
    }

    private void search(Ipv6Prefix part) {
      if (taken.stream().anyMatch(one -> one.length() <= part.length() && one.overlaps(part))) {
        return;
      }
      if (taken.stream().noneMatch(part::overlaps)) {
        gaps.add(part);
      } else {
        part.halves().forEach(this::search);
      }
    }
  }
}
