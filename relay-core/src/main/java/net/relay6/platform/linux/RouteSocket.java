package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.syscall.Errno;
import net.relay6.syscall.SocketCalls;

/**
 * A socket of the kernel's routing protocol (rtnetlink(7)), which tells of the network namespace it
 * was opened in and needs no right. One thread at a time, but {@link #wake} is for another.
 */
final class RouteSocket implements RouteFollower.Kernel, AutoCloseable {

  /** Multicast groups of news: interfaces, and IPv6 addresses. */
  static final int ALL_NEWS = 0x1 | 0x100;

  private static final int FAMILY = 16;
  private static final int RAW = 3;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int ROUTE = 0;
  private static final int ADDRESS_LENGTH = 12;
  private static final int LEVEL_SOCKET = 1;
  private static final int RECEIVE_BUFFER = 8;

  /** News of a thousand interfaces at once; the kernel gives what it allows of that. */
  private static final int BUFFER_LENGTH = 4 << 20;

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
  private static final int DESTINATION = 1;
  private static final int SOURCE = 2;

  /** RTM_F_FIB_MATCH. */
  private static final int AS_IN_THE_TABLE = 0x2000;

  private final Arena arena = Arena.ofAuto();
  private final SocketCalls calls = new SocketCalls(arena);
  private final SocketCalls wakeCalls = new SocketCalls(arena);
  private final MemorySegment buffer = arena.allocate(MESSAGE_LENGTH, Long.BYTES);
  private final int socket;
  private Optional<String> unasked = Optional.empty();

  /** A socket that hears the news of {@code groups}. */
  RouteSocket(int groups) throws RouteRefused {
    socket = calls.socket(FAMILY, RAW | CLOSE_ON_EXEC, ROUTE);
    if (socket < 0) {
      throw new RouteRefused(calls.words());
    }
    boolean _ = calls.setOption(socket, LEVEL_SOCKET, RECEIVE_BUFFER, BUFFER_LENGTH);
    if (!calls.bind(socket, address(groups))) {
      String words = calls.words();
      calls.close(socket);
      throw new RouteRefused(words);
    }
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
   * Asks for the route that datagrams to {@code destination} take, as it stands in the routing
   * table: with all of its next hops. The answer is a {@link RouteNews.Way} or, where there is
   * none, a {@link RouteNews.Answer}.
   *
   * @param source where they come from; {@code ::} when the kernel chooses
   */
  void askWay(Ipv6Address destination, Ipv6Address source, int sequence) {
    ByteBuffer request =
        request(GET_ROUTE, REQUEST, sequence, source.isUnspecified() ? 32 : 52)
            .put(16, (byte) INET6)
            .put(17, (byte) (8 * Ipv6Address.LENGTH))
            .putInt(24, AS_IN_THE_TABLE);
    putAddress(request, 28, DESTINATION, destination);
    if (!source.isUnspecified()) {
      request.put(18, (byte) (8 * Ipv6Address.LENGTH));
      putAddress(request, 48, SOURCE, source);
    }
    put(request);
  }

  private static void putAddress(ByteBuffer request, int at, int type, Ipv6Address address) {
    request
        .putShort(at, (short) (Integer.BYTES + Ipv6Address.LENGTH))
        .putShort(at + Short.BYTES, (short) type)
        .put(at + Integer.BYTES, address.toOctets());
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
    int length = 16 + bodyLength;
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

  @Override
  public void close() {
    calls.close(socket);
  }
}
