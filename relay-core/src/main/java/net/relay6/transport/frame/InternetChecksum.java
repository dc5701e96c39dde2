package net.relay6.transport.frame;

import io.netty.buffer.ByteBuf;

/**
 * The checksum of UDP over IPv6 (RFC 768; RFC 1071; RFC 8200, section 8.1). A sum adds 16-bit words
 * in network order, in a long that holds the carries of the longest datagram.
 */
final class InternetChecksum {

  private static final long LOW_WORD = 0xffff_ffffL;

  private InternetChecksum() {}

  /** The sum of octets; an odd last octet is padded with zero. */
  static long sum(ByteBuf octets, int index, int length) {
    int at = index;
    int end = index + length;
    long sum = 0;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      sum += sum(octets.getLong(at));
    }
    for (; at + Short.BYTES <= end; at += Short.BYTES) {
      sum += octets.getUnsignedShort(at);
    }
    return at < end ? sum + (octets.getUnsignedByte(at) << 8) : sum;
  }

  /** The sum of eight octets. */
  static long sum(long octets) {
    return (octets >>> 32) + (octets & LOW_WORD);
  }

  /** The checksum field for the sum; never 0, which would mean that there is no checksum. */
  static int field(long sum) {
    int folded = ~folded(sum) & 0xffff;
    return folded == 0 ? 0xffff : folded;
  }

  /** Whether a sum that includes the checksum field is correct. */
  static boolean isRight(long sum) {
    return folded(sum) == 0xffff;
  }

  private static int folded(long sum) {
    long folded = (sum >>> 32) + (sum & LOW_WORD);
    folded = (folded >>> 16) + (folded & 0xffff);
    folded = (folded >>> 16) + (folded & 0xffff);
    return (int) ((folded >>> 16) + (folded & 0xffff));
  }
}
