package net.relay6.cli.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.OptionalInt;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** Finds the UDP datagram in a captured packet: behind its link header, IPv6 and extensions. */
final class UdpExtraction {

  private static final int ETHERNET = 1;
  private static final int LINUX_COOKED = 113;
  private static final int LINUX_COOKED_2 = 276;
  private static final int RAW_IP = 101;
  private static final int RAW_IPV6 = 229;
  private static final int IPV6_TYPE = 0x86dd;
  private static final int VLAN_TYPE = 0x8100;
  private static final int SERVICE_VLAN_TYPE = 0x88a8;
  private static final int VLAN_LENGTH = 4;

  private static final int IPV6_HEADER_LENGTH = 40;
  private static final int UDP_HEADER_LENGTH = 8;
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int DESTINATION = 60;
  private static final int UDP = 17;

  private UdpExtraction() {}

  /** The datagram; empty for what is no whole UDP datagram over IPv6, fragments included. */
  static Optional<CapturedDatagram> datagram(CapturedPacket packet) {
    ByteBuf octets = Unpooled.wrappedBuffer(packet.octets().toArray());
    try {
      OptionalInt ip = ipOffset(octets, packet.linkType());
      return ip.isPresent() ? fromIp(packet, octets, ip.getAsInt()) : Optional.empty();
    } catch (IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static OptionalInt ipOffset(ByteBuf octets, int linkType) {
    return switch (linkType) {
      case ETHERNET -> behindType(octets, 12);
      case LINUX_COOKED -> behindType(octets, 14);
      case LINUX_COOKED_2 ->
          octets.getUnsignedShort(0) == IPV6_TYPE ? OptionalInt.of(20) : OptionalInt.empty();
      case RAW_IP, RAW_IPV6 -> OptionalInt.of(0);
      default -> OptionalInt.empty();
    };
  }

  private static OptionalInt behindType(ByteBuf octets, int typeOffset) {
    int type = octets.getUnsignedShort(typeOffset);
    if (type == VLAN_TYPE || type == SERVICE_VLAN_TYPE) {
      return behindType(octets, typeOffset + VLAN_LENGTH);
    }
    return type == IPV6_TYPE ? OptionalInt.of(typeOffset + 2) : OptionalInt.empty();
  }

  private static Optional<CapturedDatagram> fromIp(CapturedPacket packet, ByteBuf octets, int ip) {
    if (octets.getUnsignedByte(ip) >>> 4 != 6) {
      return Optional.empty();
    }
    int next = octets.getUnsignedByte(ip + 6);
    int offset = ip + IPV6_HEADER_LENGTH;
    while (next == HOP_BY_HOP || next == ROUTING || next == DESTINATION) {
      next = octets.getUnsignedByte(offset);
      offset += (octets.getUnsignedByte(offset + 1) + 1) * 8;
    }
    return next == UDP ? Optional.of(fromUdp(packet, octets, ip, offset)) : Optional.empty();
  }

  private static CapturedDatagram fromUdp(CapturedPacket packet, ByteBuf octets, int ip, int udp) {
    int start = udp + UDP_HEADER_LENGTH;
    int length = Math.max(0, octets.getUnsignedShort(udp + 4) - UDP_HEADER_LENGTH);
    int captured = Math.min(length, octets.writerIndex() - start);
    return new CapturedDatagram(
        packet.time(),
        Endpoint.of(address(octets, ip + 8), octets.getUnsignedShort(udp)),
        Endpoint.of(address(octets, ip + 24), octets.getUnsignedShort(udp + 2)),
        Octets.of(ByteBufUtil.getBytes(octets, start, captured)),
        packet.note());
  }

  private static Ipv6Address address(ByteBuf octets, int offset) {
    return new Ipv6Address(octets.getLong(offset), octets.getLong(offset + 8));
  }
}
