package net.relay6.net;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The canonical text of an address (RFC 5952). */
final class Ipv6Text {

  private static final int GROUPS = 8;

  private Ipv6Text() {}

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
