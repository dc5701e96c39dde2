package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;

/**
 * What the kernel says of one interface by name (netdevice(7)). Asks through a socket of its own,
 * so the answers are those of the network namespace it was opened in. One thread at a time.
 */
final class InterfaceCalls implements AutoCloseable {

  private static final int INET = 2;
  private static final int DATAGRAM = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final long GET_FLAGS = 0x8913;
  private static final long GET_MTU = 0x8921;
  private static final long GET_HARDWARE_ADDRESS = 0x8927;
  private static final long GET_INDEX = 0x8933;
  private static final int ETHERNET_LENGTH = 6;
  private static final int NAME_LENGTH = 16;
  private static final int REQUEST_LENGTH = 40;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment request = arena.allocate(REQUEST_LENGTH);
  private final SocketCalls calls = new SocketCalls(arena);
  private final int socket = open();

  /** IFF_UP, IFF_RUNNING and the like; empty when there is no such interface. */
  OptionalInt flags(String name) {
    return call(name, GET_FLAGS) ? shortAnswer() : OptionalInt.empty();
  }

  /** MTU in octets; empty when there is no such interface. */
  OptionalInt mtu(String name) {
    return call(name, GET_MTU) ? intAnswer() : OptionalInt.empty();
  }

  /** Interface index; empty when there is no such interface. */
  OptionalInt index(String name) {
    return call(name, GET_INDEX) ? intAnswer() : OptionalInt.empty();
  }

  /** Hardware address; empty when there is no such interface, or it has none like Ethernet's. */
  Optional<LinkLayerAddress> hardwareAddress(String name) {
    if (!call(name, GET_HARDWARE_ADDRESS)
        || shortAnswer().getAsInt() != LinkLayerAddress.ETHERNET) {
      return Optional.empty();
    }
    byte[] octets =
        request.asSlice(NAME_LENGTH + Short.BYTES, ETHERNET_LENGTH).toArray(ValueLayout.JAVA_BYTE);
    return Optional.of(new LinkLayerAddress(LinkLayerAddress.ETHERNET, Octets.of(octets)));
  }

  private OptionalInt shortAnswer() {
    return OptionalInt.of(request.get(ValueLayout.JAVA_SHORT, NAME_LENGTH) & 0xffff);
  }

  private OptionalInt intAnswer() {
    return OptionalInt.of(request.get(ValueLayout.JAVA_INT, NAME_LENGTH));
  }

  private boolean call(String name, long what) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    if (octets.length >= NAME_LENGTH) {
      return false;
    }
    request.fill((byte) 0);
    MemorySegment.copy(octets, 0, request, ValueLayout.JAVA_BYTE, 0, octets.length);
    return calls.control(socket, what, request);
  }

  private int open() {
    int descriptor = calls.socket(INET, DATAGRAM | CLOSE_ON_EXEC, 0);
    if (descriptor < 0) {
      throw new IllegalStateException(
          "the kernel gives no socket to ask it about interfaces: " + calls.errorText());
    }
    return descriptor;
  }

  @Override
  public void close() {
    calls.close(socket);
    arena.close();
  }
}
