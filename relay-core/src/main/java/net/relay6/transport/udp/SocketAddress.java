package net.relay6.transport.udp;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;

/**
 * {@code struct sockaddr_in6} (ipv6(7)): family, port, flow, address, and the interface of a
 * link-local one.
 */
final class SocketAddress {

  /** Octets of it. */
  static final int LENGTH = 28;

  /** Distance of two addresses in an array, in octets. */
  static final int STRIDE = 32;

  /** AF_INET6. */
  static final int FAMILY = 10;

  private static final int PORT = 2;
  private static final int ADDRESS = 8;
  private static final int SCOPE = 24;

  private static final ValueLayout.OfShort BIG_ENDIAN_SHORT =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong BIG_ENDIAN_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private SocketAddress() {}

  /** Writes an address at {@code offset}; {@code zone} is an interface index or 0. */
  static void write(MemorySegment memory, long offset, Ipv6Address address, int zone, int port) {
    memory.set(ValueLayout.JAVA_SHORT, offset, (short) FAMILY);
    memory.set(BIG_ENDIAN_SHORT, offset + PORT, (short) port);
    memory.set(ValueLayout.JAVA_INT, offset + Integer.BYTES, 0);
    memory.set(BIG_ENDIAN_LONG, offset + ADDRESS, address.high());
    memory.set(BIG_ENDIAN_LONG, offset + ADDRESS + Long.BYTES, address.low());
    memory.set(ValueLayout.JAVA_INT, offset + SCOPE, zone);
  }

  /** Reads the address at {@code offset}; the zone is kept where the address is link-local. */
  static Endpoint read(MemorySegment memory, long offset) {
    Ipv6Address address =
        new Ipv6Address(
            memory.get(BIG_ENDIAN_LONG, offset + ADDRESS),
            memory.get(BIG_ENDIAN_LONG, offset + ADDRESS + Long.BYTES));
    int zone = address.isLinkLocal() ? memory.get(ValueLayout.JAVA_INT, offset + SCOPE) : 0;
    return new Endpoint(address, zone, memory.get(BIG_ENDIAN_SHORT, offset + PORT) & 0xffff);
  }
}
