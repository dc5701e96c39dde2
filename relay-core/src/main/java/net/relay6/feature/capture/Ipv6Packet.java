package net.relay6.feature.capture;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Endpoint;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Rebuilds the IPv6 packet of a UDP datagram whose headers were not stored, with correct lengths
 * and checksum (RFC 8200, sections 3 and 8.1).
 */
final class Ipv6Packet {

  private static final int CHECKSUM_OFFSET = HeaderLengths.IPV6 + 6;
  private static final int VERSION = 6 << 28;
  private static final int UDP = 17;

  /** The default of Linux; the hop limit of received packets is not known. */
  private static final int HOP_LIMIT = 64;

  private Ipv6Packet() {}

  /** Octets of the packet that carries {@code payload}. */
  static int length(Octets payload) {
    return HeaderLengths.IPV6 + HeaderLengths.UDP + payload.length();
  }

  /** Writes the packet. */
  static void write(ByteBuf out, Endpoint source, Endpoint destination, Octets payload) {
    int start = out.writerIndex();
    int udpLength = HeaderLengths.UDP + payload.length();
    out.writeInt(VERSION).writeShort(udpLength).writeByte(UDP).writeByte(HOP_LIMIT);
    write(out, source.address());
    write(out, destination.address());
    out.writeShort(source.port()).writeShort(destination.port()).writeShort(udpLength);
    out.writeShort(0);
    payload.writeTo(out::writeBytes);
    out.setShort(start + CHECKSUM_OFFSET, checksum(out, start, udpLength));
  }

  private static void write(ByteBuf out, Ipv6Address address) {
    out.writeLong(address.high()).writeLong(address.low());
  }

  /** Over both addresses, the UDP datagram, its length and its protocol; never 0. */
  private static int checksum(ByteBuf packet, int start, int udpLength) {
    long sum = (long) udpLength + UDP;
    int offset = start + 8;
    int end = packet.writerIndex();
    for (; offset + 1 < end; offset += 2) {
      sum += packet.getUnsignedShort(offset);
    }
    if (offset < end) {
      sum += packet.getUnsignedByte(offset) << 8;
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    int checksum = (int) ~sum & 0xffff;
    return checksum == 0 ? 0xffff : checksum;
  }
}
