package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import net.relay6.kernel.Errno;
import net.relay6.kernel.SocketCalls;

/**
 * An rtnetlink(7) socket of the network namespace in which it was opened; needs no privileges. Used
 * by one thread at a time, except {@link #wake}.
 */
final class NetlinkSocket implements NetlinkTableSync.DumpRequester, AutoCloseable {

  /** The multicast groups of interfaces and IPv6 addresses. */
  static final int INTERFACE_GROUPS = 0x1 | 0x100;

  /** The multicast groups of IPv6 routes, rules, and next-hop objects. */
  static final int ROUTE_GROUPS = 0x400 | 0x40000 | 0x80000000;

  private static final int FAMILY = 16;
  private static final int HEADER_LENGTH = 16;
  private static final int RAW = 3;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int ROUTE = 0;
  private static final int ADDRESS_LENGTH = 12;
  private static final int LEVEL_SOCKET = 1;
  private static final int RECEIVE_BUFFER = 8;

  /** Room for changes of a thousand interfaces; the kernel may grant less. */
  private static final int BUFFER_LENGTH = 4 << 20;

  /** Room for a few messages, enough to notice changes. */
  private static final int SMALL_BUFFER_LENGTH = 8 << 10;

  /** More than a small buffer holds. */
  private static final int DISCARDED_AT_ONCE = 64;

  /** The kernel sends at most half of that at once. */
  private static final int MESSAGE_LENGTH = 64 << 10;

  private static final int NOTHING = 1;
  private static final int GET_LINKS = 18;
  private static final int GET_ADDRESSES = 22;
  private static final int GET_ROUTE = 26;
  private static final int GET_NEIGHBOUR_TABLES = 66;
  private static final int REQUEST = 0x1;
  private static final int ACKNOWLEDGE = 0x4;
  private static final int DUMP = 0x300;
  private static final int EXTENSIONS = 29;
  private static final int WITHOUT_STATISTICS = 0x8;
  private static final int INET6 = 10;

  private final Arena arena = Arena.ofAuto();
  private final SocketCalls calls = new SocketCalls(arena);
  private final SocketCalls wakeCalls = new SocketCalls(arena);
  private final MemorySegment buffer = arena.allocate(MESSAGE_LENGTH, Long.BYTES);
  private final int socket;
  private Optional<String> unasked = Optional.empty();

  /** A socket that receives the notifications of {@code groups}. */
  NetlinkSocket(int groups) throws Refused {
    this(groups, BUFFER_LENGTH);
  }

  private NetlinkSocket(int groups, int bufferLength) throws Refused {
    socket = calls.socket(FAMILY, RAW | CLOSE_ON_EXEC, ROUTE);
    if (socket < 0) {
      throw new Refused(calls.errorText());
    }
    boolean _ = calls.setOption(socket, LEVEL_SOCKET, RECEIVE_BUFFER, bufferLength);
    if (!calls.bind(socket, address(groups))) {
      String words = calls.errorText();
      calls.close(socket);
      throw new Refused(words);
    }
  }

  /** A socket that notices notifications of {@code groups}, but buffers only a few. */
  static NetlinkSocket small(int groups) throws Refused {
    return new NetlinkSocket(groups, SMALL_BUFFER_LENGTH);
  }

  /** {@code struct sockaddr_nl}: family, padding, the kernel's choice of a number, groups. */
  private MemorySegment address(int groups) {
    MemorySegment address = arena.allocate(ADDRESS_LENGTH, Integer.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) FAMILY);
    address.set(ValueLayout.JAVA_INT, 8, groups);
    return address;
  }

  @Override
  public void requestDump(NetlinkTableSync.Dump dump, int sequence) {
    ByteBuffer request =
        switch (dump) {
          case LINKS ->
              request(GET_LINKS, REQUEST | DUMP, sequence, 24)
                  .putShort(32, (short) 8)
                  .putShort(34, (short) EXTENSIONS)
                  .putInt(36, WITHOUT_STATISTICS);
          case ADDRESSES ->
              request(GET_ADDRESSES, REQUEST | DUMP, sequence, 8).put(16, (byte) INET6);
        };
    put(request);
  }

  private void put(ByteBuffer request) {
    if (!send(calls, request)) {
      unasked = Optional.of(calls.errorText());
    }
  }

  /**
   * Requests a route. The response is a {@link NetlinkEvent.RouteFound} or, if there is no route, a
   * {@link NetlinkEvent.Acknowledgement}.
   */
  void requestRoute(RouteQuery query, int sequence) {
    ByteBuffer request = request(GET_ROUTE, REQUEST, sequence, query.length());
    query.write(request.position(HEADER_LENGTH));
    put(request.rewind());
  }

  /**
   * Requests the use of the IPv6 neighbour table; the response is a {@link
   * NetlinkEvent.Neighbours}, and ends with a {@link NetlinkEvent.DumpDone}.
   */
  void requestNeighbours(int sequence) {
    put(request(GET_NEIGHBOUR_TABLES, REQUEST | DUMP, sequence, 4).put(16, (byte) INET6));
  }

  /** Makes {@link #receive} return; called by another thread. */
  void wake() {
    boolean _ = send(wakeCalls, request(NOTHING, REQUEST | ACKNOWLEDGE, 0, 0));
  }

  private static ByteBuffer request(int type, int flags, int sequence, int bodyLength) {
    int length = HEADER_LENGTH + bodyLength;
    ByteBuffer request = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
    return request
        .putInt(0, length)
        .putShort(4, (short) type)
        .putShort(6, (short) flags)
        .putInt(8, sequence);
  }

  private boolean send(SocketCalls by, ByteBuffer request) {
    return by.sendOne(socket, MemorySegment.ofBuffer(request));
  }

  /**
   * Waits for messages of the kernel.
   *
   * @throws Refused when the socket has failed
   */
  List<NetlinkEvent> receive() throws Refused {
    if (unasked.isPresent()) {
      throw new Refused(unasked.get());
    }
    int length = calls.receiveOne(socket, buffer);
    if (length > MESSAGE_LENGTH) {
      return List.of(new NetlinkEvent.ResyncNeeded());
    }
    if (length >= 0) {
      return NetlinkMessages.parse(
          buffer.asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder()));
    }
    return switch (calls.errno()) {
      case Errno.NO_BUFFER_SPACE -> List.of(new NetlinkEvent.ResyncNeeded());
      case Errno.INTERRUPTED -> List.of();
      default -> throw new Refused(calls.errorText());
    };
  }

  /**
   * Waits for a message of the kernel, and discards it.
   *
   * @throws Refused when the socket has failed
   */
  void awaitAny() throws Refused {
    boolean _ = check(calls.receiveOne(socket, buffer));
  }

  /**
   * Discards pending messages, or many of them; returns whether there were any.
   *
   * @throws Refused when the socket has failed
   */
  boolean discardPending() throws Refused {
    int count = 0;
    while (count < DISCARDED_AT_ONCE && check(calls.receiveOneNow(socket, buffer))) {
      count++;
    }
    return count > 0;
  }

  /** Whether a message was received; lost messages count too. */
  private boolean check(int length) throws Refused {
    return length >= 0
        || switch (calls.errno()) {
          case Errno.NO_BUFFER_SPACE -> true;
          case Errno.AGAIN, Errno.INTERRUPTED -> false;
          default -> throw new Refused(calls.errorText());
        };
  }

  @Override
  public void close() {
    calls.close(socket);
  }

  /** The kernel refuses netlink; the message is its error text. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String words) {
      super(words);
    }

    /** The kernel's error text. */
    String errorText() {
      return String.valueOf(getMessage());
    }
  }
}
