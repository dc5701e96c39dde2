package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.Ipv6Address;

/**
 * Finds the kernel's source address by connecting a UDP socket, which sends nothing and needs no
 * privileges. The socket has an ephemeral port, so that it receives no other socket's datagrams.
 */
final class SourceProbe {

  private static final int FAMILY = 10;
  private static final int DATAGRAM = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final short SERVER_PORT = 547;

  /** {@code struct sockaddr_in6} (ipv6(7)). */
  private static final int LENGTH = 28;

  private static final int PORT = 2;
  private static final int ADDRESS = 8;
  private static final ValueLayout.OfShort BIG_ENDIAN_SHORT =
      ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

  private SourceProbe() {}

  /** The source of datagrams to {@code destination}; empty if it is unreachable. */
  static Optional<Ipv6Address> sourceTowards(Ipv6Address destination) {
    try (Arena arena = Arena.ofConfined()) {
      SocketCalls calls = new SocketCalls(arena);
      int socket = calls.socket(FAMILY, DATAGRAM | CLOSE_ON_EXEC, 0);
      if (socket < 0) {
        return Optional.empty();
      }
      try {
        return sourceOf(socket, calls, address(destination, arena));
      } finally {
        calls.close(socket);
      }
    }
  }

  private static Optional<Ipv6Address> sourceOf(
      int socket, SocketCalls calls, MemorySegment address) {
    if (!calls.connect(socket, address) || !calls.localAddress(socket, address)) {
      return Optional.empty();
    }
    byte[] source = address.asSlice(ADDRESS, Ipv6Address.LENGTH).toArray(ValueLayout.JAVA_BYTE);
    return Optional.of(Ipv6Address.of(source));
  }

  private static MemorySegment address(Ipv6Address destination, Arena arena) {
    MemorySegment address = arena.allocate(LENGTH, Integer.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) FAMILY);
    address.set(BIG_ENDIAN_SHORT, PORT, SERVER_PORT);
    MemorySegment.copy(
        destination.toOctets(), 0, address, ValueLayout.JAVA_BYTE, ADDRESS, Ipv6Address.LENGTH);
    return address;
  }
}
