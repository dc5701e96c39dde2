package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import net.relay6.syscall.Errno;
import net.relay6.syscall.SocketCalls;

/**
 * A socket of the kernel's routing protocol (rtnetlink(7)), which tells of the network namespace it
 * was opened in and needs no right. One thread at a time, but {@link #wake} is for another.
 */
final class RouteSocket implements RouteFollower.Kernel, AutoCloseable {

  /** Multicast groups of news: interfaces, and IPv6 addresses. */
  static final int ALL_NEWS = 0x1 | 0x100;

  /** The same of what decides about ways: IPv6 routes, rules, and next hops of their own. */
  static final int WAY_NEWS = 0x400 | 0x40000 | 0x80000000;

  private static final int FAMILY = 16;
  private static final int HEADER_LENGTH = 16;
  private static final int RAW = 3;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int ROUTE = 0;
  private static final int ADDRESS_LENGTH = 12;
  private static final int LEVEL_SOCKET = 1;
  private static final int RECEIVE_BUFFER = 8;

  /** News of a thousand interfaces at once; the kernel gives what it allows of that. */
  private static final int BUFFER_LENGTH = 4 << 20;

  /** Some messages: enough to know that there are any. */
  private static final int SMALL_BUFFER_LENGTH = 8 << 10;

  /** More than a small buffer holds. */
  private static final int FORGOTTEN_AT_ONCE = 64;

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

  /** A socket that hears the news of {@code groups}. */
  RouteSocket(int groups) throws RouteRefused {
    this(groups, BUFFER_LENGTH);
  }

  private RouteSocket(int groups, int bufferLength) throws RouteRefused {
    socket = calls.socket(FAMILY, RAW | CLOSE_ON_EXEC, ROUTE);
    if (socket < 0) {
      throw new RouteRefused(calls.words());
    }
    boolean _ = calls.setOption(socket, LEVEL_SOCKET, RECEIVE_BUFFER, bufferLength);
    if (!calls.bind(socket, address(groups))) {
      String words = calls.words();
      calls.close(socket);
      throw new RouteRefused(words);
    }
  }

  /** A socket that tells that there are news of {@code groups}, but keeps only a few of them. */
  static RouteSocket small(int groups) throws RouteRefused {
    return new RouteSocket(groups, SMALL_BUFFER_LENGTH);
  }

  /** {@code struct sockaddr_nl}: family, padding, the kernel's choice of a number, groups. */
  private MemorySegment address(int groups) {
    MemorySegment address = arena.allocate(ADDRESS_LENGTH, Integer.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) FAMILY);
    address.set(ValueLayout.JAVA_INT, 8, groups);
    return address;
  }

  @Override
  public void ask(RouteFollower.Dump dump, int sequence) {
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
      unasked = Optional.of(calls.words());
    }
  }

  /**
   * Asks which way datagrams take. The answer is a {@link RouteNews.WayThere} or, where there is
   * none, a {@link RouteNews.Answer}.
   */
  void askWay(WayQuery query, int sequence) {
    ByteBuffer request = request(GET_ROUTE, REQUEST, sequence, query.length());
    query.write(request.position(HEADER_LENGTH));
    put(request.rewind());
  }

  /**
   * Asks how full the table of IPv6 neighbours is; the answer is a {@link RouteNews.Neighbours},
   * and ends with a {@link RouteNews.DumpDone}.
   */
  void askNeighbours(int sequence) {
    put(request(GET_NEIGHBOUR_TABLES, REQUEST | DUMP, sequence, 4).put(16, (byte) INET6));
  }

  /** Makes {@link #receive} return; for a thread that does not receive itself. */
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
   * Waits for what the kernel has to tell.
   *
   * @throws RouteRefused when it tells nothing any more
   */
  List<RouteNews> receive() throws RouteRefused {
    if (unasked.isPresent()) {
      throw new RouteRefused(unasked.get());
    }
    int length = calls.receiveOne(socket, buffer);
    if (length > MESSAGE_LENGTH) {
      return List.of(new RouteNews.Doubt());
    }
    if (length >= 0) {
      return RouteMessages.parse(
          buffer.asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder()));
    }
    return switch (calls.errno()) {
      case Errno.NO_BUFFER_SPACE -> List.of(new RouteNews.Doubt());
      case Errno.INTERRUPTED -> List.of();
      default -> throw new RouteRefused(calls.words());
    };
  }

  /**
   * Waits until the kernel has something to tell, and forgets the first of it.
   *
   * @throws RouteRefused when it tells nothing any more
   */
  void awaitAny() throws RouteRefused {
    boolean _ = check(calls.receiveOne(socket, buffer));
  }

  /**
   * Forgets what the kernel has told so far, or a good part of it; whether that was anything.
   *
   * @throws RouteRefused when it tells nothing any more
   */
  boolean forget() throws RouteRefused {
    int count = 0;
    while (count < FORGOTTEN_AT_ONCE && check(calls.receiveOneNow(socket, buffer))) {
      count++;
    }
    return count > 0;
  }

  /** Whether something was told; that news were lost is news too. */
  private boolean check(int length) throws RouteRefused {
    return length >= 0
        || switch (calls.errno()) {
          case Errno.NO_BUFFER_SPACE -> true;
          case Errno.AGAIN, Errno.INTERRUPTED -> false;
          default -> throw new RouteRefused(calls.words());
        };
  }

  @Override
  public void close() {
    calls.close(socket);
  }
}
