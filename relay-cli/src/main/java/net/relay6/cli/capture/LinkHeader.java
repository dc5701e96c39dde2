package net.relay6.cli.capture;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * What stands before the IPv6 header of a captured packet; the link types are those of
 * tcpdump.org's list.
 *
 * @param ipOffset where the IPv6 header begins
 * @param place what the header says of where the packet was: {@code vlan 7}, {@code interface 3};
 *     often nothing
 */
record LinkHeader(int ipOffset, String place) {

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int PPP = 9;
  private static final int RAW_IP_OF_SOME = 12;
  private static final int RAW_IP = 101;
  private static final int LOOP = 108;
  private static final int LINUX_COOKED = 113;
  private static final int RAW_IPV6 = 229;
  private static final int LINUX_COOKED_2 = 276;

  private static final int IPV6_TYPE = 0x86dd;
  private static final int PPPOE_SESSION_TYPE = 0x8864;
  private static final int PPP_IPV6 = 0x0057;
  private static final int PPP_ADDRESS_AND_CONTROL = 0xff03;

  /** Whether the packets of that link type can be read. */
  static boolean isKnown(int linkType) {
    return switch (linkType) {
      case NULL,
          ETHERNET,
          PPP,
          RAW_IP_OF_SOME,
          RAW_IP,
          LOOP,
          LINUX_COOKED,
          RAW_IPV6,
          LINUX_COOKED_2 ->
          true;
      default -> false;
    };
  }

  /**
   * The header of a packet; empty when no IPv6 is behind it.
   *
   * @throws IndexOutOfBoundsException when the packet ends in it
   */
  static Optional<LinkHeader> of(ByteBuf packet, int linkType) {
    return switch (linkType) {
      case ETHERNET -> behind(packet, packet.getUnsignedShort(12), 14, "");
      case LINUX_COOKED -> behind(packet, packet.getUnsignedShort(14), 16, "");
      case LINUX_COOKED_2 ->
          behind(packet, packet.getUnsignedShort(0), 20, "interface " + packet.getInt(4));
      case NULL -> isIpv6Family(packet.getIntLE(0)) ? ipAt(4) : loop(packet);
      case LOOP -> loop(packet);
      case PPP -> ppp(packet, packet.getUnsignedShort(0) == PPP_ADDRESS_AND_CONTROL ? 2 : 0);
      case RAW_IP, RAW_IPV6, RAW_IP_OF_SOME -> ipAt(0);
      default -> Optional.empty();
    };
  }

  /** What is behind an EtherType whose data begin at {@code offset}. */
  private static Optional<LinkHeader> behind(ByteBuf packet, int type, int offset, String place) {
    return switch (type) {
      case IPV6_TYPE -> Optional.of(new LinkHeader(offset, place));
      case 0x8100, 0x88a8, 0x9100 ->
          behind(
              packet,
              packet.getUnsignedShort(offset + 2),
              offset + 4,
              (place + " vlan " + (packet.getUnsignedShort(offset) & 0xfff)).strip());
      case PPPOE_SESSION_TYPE ->
          packet.getUnsignedShort(offset + 6) == PPP_IPV6
              ? Optional.of(
                  new LinkHeader(
                      offset + 8,
                      (place + " session " + packet.getUnsignedShort(offset + 2)).strip()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<LinkHeader> ppp(ByteBuf packet, int offset) {
    return packet.getUnsignedShort(offset) == PPP_IPV6 ? ipAt(offset + 2) : Optional.empty();
  }

  private static Optional<LinkHeader> loop(ByteBuf packet) {
    return isIpv6Family(packet.getInt(0)) ? ipAt(4) : Optional.empty();
  }

  private static Optional<LinkHeader> ipAt(int offset) {
    return Optional.of(new LinkHeader(offset, ""));
  }

  /** The number of AF_INET6 on Linux, NetBSD and OpenBSD, FreeBSD, and macOS. */
  private static boolean isIpv6Family(int family) {
    return family == 10 || family == 24 || family == 28 || family == 30;
  }
}
