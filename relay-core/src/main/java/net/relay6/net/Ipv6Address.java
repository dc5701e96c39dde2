package net.relay6.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A 128-bit IPv6 address without a zone (RFC 4291).
 *
 * <p>A zone is a local matter and stands beside a link-local address, never in it: see {@link
 * Endpoint} (RFC 4007, section 6).
 *
 * @param high the first eight octets, big-endian
 * @param low the last eight octets, big-endian
 */
public record Ipv6Address(long high, long low) implements Comparable<Ipv6Address> {

  /** Octets an address takes on the wire. */
  public static final int LENGTH = 16;

  /** The unspecified address {@code ::}. */
  public static final Ipv6Address UNSPECIFIED = new Ipv6Address(0, 0);

  /** The loopback address {@code ::1}. */
  public static final Ipv6Address LOOPBACK = new Ipv6Address(0, 1);

  /** All_DHCP_Relay_Agents_and_Servers, {@code ff02::1:2} (RFC 9915, section 7.1). */
  public static final Ipv6Address ALL_RELAY_AGENTS_AND_SERVERS =
      new Ipv6Address(0xff02_0000_0000_0000L, 0x1_0002L);

  /** All_DHCP_Servers, {@code ff05::1:3} (RFC 9915, section 7.1). */
  public static final Ipv6Address ALL_SERVERS = new Ipv6Address(0xff05_0000_0000_0000L, 0x1_0003L);

  /**
   * Parses the textual form of RFC 4291, section 2.2, without a resolver.
   *
   * @return the address, or empty when the text is a name, an IPv4 address, has a zone, or is wrong
   */
  public static Optional<Ipv6Address> parse(String text) {
    if (text.indexOf(':') < 0 || text.indexOf('%') >= 0 || text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The address of a JDK value; an IPv4 address becomes its IPv4-mapped form. */
  public static Ipv6Address of(InetAddress address) {
    if (address instanceof Inet6Address) {
      return of(address.getAddress());
    }
    return new Ipv6Address(
        0,
        0xffff_0000_0000L | Integer.toUnsignedLong(ByteBuffer.wrap(address.getAddress()).getInt()));
  }

  /** The address in 16 octets, network order. */
  public static Ipv6Address of(byte[] octets) {
    if (octets.length != LENGTH) {
      throw new IllegalArgumentException("an IPv6 address has 16 octets, not " + octets.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    return new Ipv6Address(buffer.getLong(), buffer.getLong());
  }

  /** A fresh array of the 16 octets, network order. */
  public byte[] toOctets() {
    return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
  }

  /** Whether this is {@code ::}. */
  public boolean isUnspecified() {
    return high == 0 && low == 0;
  }

  /** Whether this is {@code ::1}. */
  public boolean isLoopback() {
    return high == 0 && low == 1;
  }

  /** Whether this lies in {@code ff00::/8}. */
  public boolean isMulticast() {
    return high >>> 56 == 0xff;
  }

  /** Whether this lies in {@code fe80::/10}. */
  public boolean isLinkLocal() {
    return isLinkLocal(high);
  }

  /** Whether addresses with those first eight octets lie in {@code fe80::/10}. */
  public static boolean isLinkLocal(long high) {
    return high >>> 54 == 0xfe80 >>> 6;
  }

  /** Whether this lies in {@code ::ffff:0:0/96} (RFC 4291, section 2.5.5.2). */
  public boolean isIpv4Mapped() {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /**
   * Whether this is a unicast address of more than link scope, global or unique-local, as RFC 9915,
   * section 19.1.1, requires of a link-address.
   */
  public boolean isGlobalUnicast() {
    return !isMulticast() && !isLinkLocal() && !isIpv4Mapped() && !(high == 0 && low >>> 1 == 0);
  }

  /** Orders by unsigned value. */
  @Override
  public int compareTo(Ipv6Address other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The canonical text of RFC 5952. */
  @Override
  public String toString() {
    return Text.format(this);
  }

  /** The canonical text of an address (RFC 5952). */
  static final class Text {

    private static final int GROUPS = 8;

    private Text() {}

    static String format(Ipv6Address address) {
      if (address.isIpv4Mapped()) {
        return "::ffff:" + dotted((int) address.low());
      }
      int longestStart = GROUPS;
      int longestLength = 1;
      for (int start = 0; start < GROUPS; start++) {
        int length = zerosFrom(address, start);
        if (length > longestLength) {
          longestStart = start;
          longestLength = length;
        }
      }
      return longestStart == GROUPS
          ? groups(address, 0, GROUPS)
          : groups(address, 0, longestStart)
              + "::"
              + groups(address, longestStart + longestLength, GROUPS);
    }

    private static int zerosFrom(Ipv6Address address, int start) {
      int end = start;
      while (end < GROUPS && group(address, end) == 0) {
        end++;
      }
      return end - start;
    }

    private static String groups(Ipv6Address address, int from, int to) {
      return IntStream.range(from, to)
          .mapToObj(index -> Integer.toHexString(group(address, index)))
          .collect(Collectors.joining(":"));
    }

    private static int group(Ipv6Address address, int index) {
      long half = index < GROUPS / 2 ? address.high() : address.low();
      return (int) (half >>> (48 - 16 * (index % (GROUPS / 2)))) & 0xffff;
    }

    private static String dotted(int octets) {
      return (octets >>> 24)
          + "."
          + ((octets >>> 16) & 0xff)
          + "."
          + ((octets >>> 8) & 0xff)
          + "."
          + (octets & 0xff);
    }
  }
}
