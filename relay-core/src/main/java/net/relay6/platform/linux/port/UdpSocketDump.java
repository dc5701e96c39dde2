package net.relay6.platform.linux.port;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.Ipv6Address;

/**
 * The UDP sockets of a port, read by sock_diag(7). That needs no privileges, but a kernel module
 * that may be missing. Each is a {@code struct inet_diag_msg}:
 *
 * <pre>
 * family, 8 bits | state, 8 | timer, 8 | retransmits, 8 | ports, 16 and 16 | local address, 128
 * | remote address, 128 | interface, 32 | cookie, 64 | expiry, 32 | queues, 32 and 32 | user, 32
 * | inode, 32 | attributes
 * </pre>
 */
final class UdpSocketDump {

  private static final int FAMILY = 16;
  private static final int RAW = 3;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int SOCKET_DIAGNOSIS = 4;

  private static final int HEADER_LENGTH = 16;
  private static final int REQUEST_LENGTH = HEADER_LENGTH + 56;
  private static final int MESSAGE_LENGTH = 64 << 10;
  private static final short BY_FAMILY = 20;
  private static final short REQUEST_DUMP = 0x301;
  private static final int ERROR = 2;
  private static final int DONE = 3;
  private static final byte INET6 = 10;
  private static final byte UDP = 17;
  private static final int ALL_STATES = -1;

  private static final int LOCAL = 8;
  private static final int REMOTE = 24;
  private static final int INTERFACE = 40;
  private static final int UID = 64;
  private static final int INODE = 68;
  private static final int ENTRY_LENGTH = 72;

  /** Messages are padded to four octets. */
  private static final int PADDING = 3;

  private final List<LinuxPorts.Entry> entries = new ArrayList<>();
  private boolean done;
  private boolean refused;

  private UdpSocketDump() {}

  /** The sockets with that port; empty if the kernel does not list them. */
  static Optional<List<LinuxPorts.Entry>> query(int port) {
    try (Arena arena = Arena.ofConfined()) {
      SocketCalls calls = new SocketCalls(arena);
      int socket = calls.socket(FAMILY, RAW | CLOSE_ON_EXEC, SOCKET_DIAGNOSIS);
      if (socket < 0) {
        return Optional.empty();
      }
      try {
        return calls.sendOne(socket, MemorySegment.ofBuffer(request(port)))
            ? new UdpSocketDump().receive(calls, socket, arena.allocate(MESSAGE_LENGTH, 8))
            : Optional.empty();
      } finally {
        calls.close(socket);
      }
    }
  }

  private Optional<List<LinuxPorts.Entry>> receive(
      SocketCalls calls, int socket, MemorySegment buffer) {
    while (!done) {
      int length = calls.receiveOne(socket, buffer);
      if (length < 0 || length > MESSAGE_LENGTH) {
        return Optional.empty();
      }
      take(buffer.asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder()));
    }
    return refused ? Optional.empty() : Optional.of(entries);
  }

  /** {@code struct nlmsghdr}, then {@code struct inet_diag_req_v2}. */
  static ByteBuffer request(int port) {
    ByteBuffer request = ByteBuffer.allocateDirect(REQUEST_LENGTH).order(ByteOrder.nativeOrder());
    request.putInt(0, REQUEST_LENGTH).putShort(4, BY_FAMILY).putShort(6, REQUEST_DUMP);
    request.put(HEADER_LENGTH, INET6).put(HEADER_LENGTH + 1, UDP);
    request.putInt(HEADER_LENGTH + 4, ALL_STATES);
    return request
        .put(HEADER_LENGTH + 8, (byte) (port >> Byte.SIZE))
        .put(HEADER_LENGTH + 9, (byte) port);
  }

  /** The sockets in those messages; empty if they end with an error or are incomplete. */
  static Optional<List<LinuxPorts.Entry>> parse(ByteBuffer messages) {
    UdpSocketDump dump = new UdpSocketDump();
    dump.take(messages);
    return dump.done && !dump.refused ? Optional.of(dump.entries) : Optional.empty();
  }

  private void take(ByteBuffer messages) {
    int position = 0;
    while (!done && position < messages.limit()) {
      int left = messages.limit() - position;
      int length = left < HEADER_LENGTH ? 0 : messages.getInt(position);
      if (length < HEADER_LENGTH || length > left) {
        end(true);
        return;
      }
      ByteBuffer body = messages.slice(position + HEADER_LENGTH, length - HEADER_LENGTH);
      take(messages.getShort(position + 4), body.order(messages.order()));
      position += (length + PADDING) & ~PADDING;
    }
  }

  /** The end of the list carries a negative number of errno(3) if the kernel refuses it. */
  private void take(int type, ByteBuffer body) {
    switch (type) {
      case DONE -> end(body.limit() >= Integer.BYTES && body.getInt(0) < 0);
      case ERROR -> end(true);
      case BY_FAMILY -> {
        if (body.limit() >= ENTRY_LENGTH) {
          entries.add(entry(body));
        }
      }
      default -> {
        // Other and unknown types are skipped.
      }
    }
  }

  private void end(boolean refusal) {
    done = true;
    refused = refusal;
  }

  private static LinuxPorts.Entry entry(ByteBuffer body) {
    return new LinuxPorts.Entry(
        address(body, LOCAL),
        body.getInt(INTERFACE),
        address(body, REMOTE),
        body.getInt(UID),
        Integer.toUnsignedLong(body.getInt(INODE)));
  }

  private static Ipv6Address address(ByteBuffer body, int at) {
    byte[] octets = new byte[Ipv6Address.LENGTH];
    body.get(at, octets);
    return Ipv6Address.of(octets);
  }
}
