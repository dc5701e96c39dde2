package net.relay6.transport.udp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Control messages of a received datagram (cmsg(3)), one behind the other. The one of interest says
 * by which interface it came in (RFC 3542, section 6.2; {@code struct in6_pktinfo}, ipv6(7)):
 *
 * <pre>
 * length, 64 bits | level 41, 32 | type 50, 32 | destination address, 128 | interface index, 32
 * </pre>
 */
final class PacketInfo {

  /** Room for it and for one more small control message: {@code CMSG_SPACE(20) + CMSG_SPACE(4)}. */
  static final int ROOM = 40 + 24;

  private static final int HEADER_LENGTH = 16;
  private static final int LEVEL = 8;
  private static final int TYPE = 12;
  private static final int INTERFACE = HEADER_LENGTH + 16;

  private static final int LEVEL_IPV6 = 41;
  private static final int PACKET_INFO = 50;

  private PacketInfo() {}

  /**
   * Reads the interface index from control messages.
   *
   * @param from where in {@code memory} they begin
   * @param length how many octets the kernel has written there
   * @return the kernel's number of the interface, or 0 when none of them has it
   */
  static int interfaceIndex(MemorySegment memory, long from, long length) {
    long end = from + length;
    long start = from;
    while (end - start >= HEADER_LENGTH) {
      long messageLength = memory.get(ValueLayout.JAVA_LONG, start);
      if (messageLength < HEADER_LENGTH || messageLength > end - start) {
        return 0;
      }
      if (isPacketInfo(memory, start) && messageLength >= INTERFACE + Integer.BYTES) {
        return memory.get(ValueLayout.JAVA_INT, start + INTERFACE);
      }
      start += padded(messageLength);
    }
    return 0;
  }

  private static boolean isPacketInfo(MemorySegment memory, long start) {
    return memory.get(ValueLayout.JAVA_INT, start + LEVEL) == LEVEL_IPV6
        && memory.get(ValueLayout.JAVA_INT, start + TYPE) == PACKET_INFO;
  }

  /** Control messages begin at multiples of eight octets. */
  private static long padded(long length) {
    return (length + 7) & ~7L;
  }
}
