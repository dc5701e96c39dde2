package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import net.relay6.platform.FrameTap;
import net.relay6.platform.FrameTaps;
import net.relay6.platform.TapRefused;
import net.relay6.syscall.SocketCalls;

/**
 * Taps made of packet sockets (packet(7)), which need the capability CAP_NET_RAW. Such a socket
 * hears packets of all protocols, since those are queued before the IP stack has them, and then its
 * filter leaves little. Opened by one thread, drained by another, one tap at a time.
 */
public final class PacketTaps implements FrameTaps {

  private static final int FAMILY = 17;
  private static final int WITHOUT_LINK_HEADER = 2;
  private static final int NON_BLOCKING = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int ALL_PROTOCOLS = 3;

  private static final int LEVEL_SOCKET = 1;
  private static final int RECEIVE_BUFFER = 8;
  private static final int ATTACH_FILTER = 26;
  private static final int LEVEL_PACKET = 263;
  private static final int IGNORE_OUTGOING = 23;

  /** As much as waits in a link's own socket, so that both lose nothing in a burst. */
  private static final int BUFFER_LENGTH = 8 << 20;

  private static final int ADDRESS_LENGTH = 20;

  private final Arena arena = Arena.ofAuto();
  private final FrameBatch batch = new FrameBatch(arena);
  private final SocketCalls drainCalls = new SocketCalls(arena);
  private final MemorySegment filter = filter(arena);

  @Override
  public FrameTap open(int interfaceIndex) throws TapRefused {
    try (Arena local = Arena.ofConfined()) {
      SocketCalls calls = new SocketCalls(local);
      int socket = calls.socket(FAMILY, WITHOUT_LINK_HEADER | NON_BLOCKING | CLOSE_ON_EXEC, 0);
      if (socket < 0) {
        throw new TapRefused(calls.words());
      }
      if (!prepare(socket, interfaceIndex, calls, local)) {
        String words = calls.words();
        calls.close(socket);
        throw new TapRefused(words);
      }
      return new PacketTap(socket, drainCalls, batch);
    }
  }

  /** The socket hears nothing before it is bound, and by then the filter is there. */
  private boolean prepare(int socket, int interfaceIndex, SocketCalls calls, Arena local) {
    return calls.setOption(socket, LEVEL_SOCKET, ATTACH_FILTER, filter)
        && calls.setOption(socket, LEVEL_PACKET, IGNORE_OUTGOING, 1)
        && calls.setOption(socket, LEVEL_SOCKET, RECEIVE_BUFFER, BUFFER_LENGTH)
        && calls.bind(socket, address(interfaceIndex, local));
  }

  /** {@code struct sockaddr_ll}: family, protocol in network order, interface. */
  private static MemorySegment address(int interfaceIndex, Arena arena) {
    MemorySegment address = arena.allocate(ADDRESS_LENGTH, Integer.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) FAMILY);
    address.set(
        ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), Short.BYTES, (short) ALL_PROTOCOLS);
    address.set(ValueLayout.JAVA_INT, Integer.BYTES, interfaceIndex);
    return address;
  }

  /** {@code struct sock_fprog}: how many instructions, and where they are. */
  private static MemorySegment filter(Arena arena) {
    byte[] program = PacketFilter.encoded();
    MemorySegment instructions = arena.allocate(program.length, Long.BYTES);
    MemorySegment.copy(program, 0, instructions, ValueLayout.JAVA_BYTE, 0, program.length);
    MemorySegment filter = arena.allocate(2L * Long.BYTES, Long.BYTES);
    filter.set(
        ValueLayout.JAVA_SHORT, 0, (short) (program.length / PacketFilter.INSTRUCTION_LENGTH));
    filter.set(ValueLayout.ADDRESS, Long.BYTES, instructions);
    return filter;
  }
}
