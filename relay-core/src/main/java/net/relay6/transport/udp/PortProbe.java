package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import net.relay6.net.Ipv6Address;
import net.relay6.syscall.Errno;
import net.relay6.syscall.SocketCalls;

/**
 * Finds out whether another program uses a UDP port over IPv6. relay6's own sockets share their
 * port with each other, and so with every socket that shares: without this a second relay would go
 * unnoticed.
 */
public final class PortProbe {

  private static final int DATAGRAM = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;

  private PortProbe() {}

  /**
   * Whether a socket of this machine has {@code port} already; to be asked before relay6 opens one.
   * Where it cannot be found out (no right to the port, no IPv6) the answer is no, and the sockets
   * that are opened next say why they cannot be.
   */
  public static boolean isTaken(int port) {
    try (Arena arena = Arena.ofConfined()) {
      SocketCalls calls = new SocketCalls(arena);
      int socket = calls.socket(SocketAddress.FAMILY, DATAGRAM | CLOSE_ON_EXEC, 0);
      if (socket < 0) {
        return false;
      }
      try {
        return isRefused(calls, socket, port, arena);
      } finally {
        calls.close(socket);
      }
    }
  }

  /** The socket does not share the port, so the kernel refuses it beside any other. */
  private static boolean isRefused(SocketCalls calls, int socket, int port, Arena arena) {
    MemorySegment any = arena.allocate(SocketAddress.LENGTH, Long.BYTES);
    SocketAddress.write(any, 0, Ipv6Address.UNSPECIFIED, 0, port);
    return calls.setOption(
            socket, SocketOption.ONLY_IPV6.level(), SocketOption.ONLY_IPV6.number(), 1)
        && !calls.bind(socket, any)
        && calls.errno() == Errno.ADDRESS_IN_USE;
  }
}
