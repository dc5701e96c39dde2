package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.RouteLookup;

/**
 * The routes of the network namespace of the first call, read by rtnetlink(7), which responds
 * synchronously. The socket is kept open.
 */
public final class LinuxRoutes implements RouteLookup {

  private Optional<NetlinkSocket> socket = Optional.empty();
  private int sequence;

  /** Opens nothing before the first call. */
  public LinuxRoutes() {}

  @Override
  public RouteLookup.ResolvedRoute routeTo(
      Ipv6Address destination, Ipv6Address source, int localPort) {
    InterfaceSet interfaces =
        query(new RouteQuery(destination, source, localPort, true))
            .map(RouteLookup.ResolvedRoute::interfaces)
            .orElse(InterfaceSet.NONE);
    return new RouteLookup.ResolvedRoute(
        interfaces,
        source.isUnspecified() ? sourceTowards(destination, localPort) : Optional.empty());
  }

  /**
   * A connected socket shows the source address if rtnetlink is forbidden, or a route depends on
   * the source.
   */
  private Optional<Ipv6Address> sourceTowards(Ipv6Address destination, int localPort) {
    return query(new RouteQuery(destination, Ipv6Address.UNSPECIFIED, localPort, false))
        .flatMap(RouteLookup.ResolvedRoute::source)
        .or(() -> SourceProbe.sourceTowards(destination));
  }

  @Override
  public Watch watch(Runnable changed) {
    try {
      return ChangeWatch.open(changed);
    } catch (NetlinkSocket.Refused _) {
      return RouteLookup.super.watch(changed);
    }
  }

  private Optional<RouteLookup.ResolvedRoute> query(RouteQuery query) {
    try {
      return queryKernel(query);
    } catch (NetlinkSocket.Refused _) {
      socket.ifPresent(NetlinkSocket::close);
      socket = Optional.empty();
      return Optional.empty();
    }
  }

  private Optional<RouteLookup.ResolvedRoute> queryKernel(RouteQuery query)
      throws NetlinkSocket.Refused {
    if (socket.isEmpty()) {
      socket = Optional.of(new NetlinkSocket(0));
    }
    sequence++;
    socket.get().requestRoute(query, sequence);
    while (true) {
      for (NetlinkEvent event : socket.get().receive()) {
        if (event instanceof NetlinkEvent.RouteFound(int answered, var route)
            && answered == sequence) {
          return Optional.of(route);
        }
        if (isRefusal(event)) {
          return Optional.empty();
        }
      }
    }
  }

  private boolean isRefusal(NetlinkEvent event) {
    return event instanceof NetlinkEvent.ResyncNeeded
        || (event instanceof NetlinkEvent.Acknowledgement(int answered, int _)
            && answered == sequence);
  }

  /**
   * Finds the kernel's source address by connecting a UDP socket, which sends nothing and needs no
   * privileges. The socket has an ephemeral port, so that it receives no other socket's datagrams.
   */
  static final class SourceProbe {

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

  /**
   * A thread that notices that routes, rules or next hops have changed, without reading which: a
   * router may have a million of them. Changes within a pause are reported once, and notifications
   * that the kernel drops meanwhile do not matter. It has its own socket, so that route changes
   * cannot fill the buffer of {@link NetlinkInterfaceWatch}.
   */
  static final class ChangeWatch implements RouteLookup.Watch {

    private static final long PAUSE_MILLIS = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final NetlinkSocket socket;
    private final Runnable changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::listen, "relay6-routes");

    private ChangeWatch(NetlinkSocket socket, Runnable changed) {
      this.socket = socket;
      this.changed = changed;
    }

    /** A watch that calls {@code changed} from now on. */
    static ChangeWatch open(Runnable changed) throws NetlinkSocket.Refused {
      ChangeWatch watch = new ChangeWatch(NetlinkSocket.small(NetlinkSocket.ROUTE_GROUPS), changed);
      watch.thread.setDaemon(true);
      watch.thread.start();
      return watch;
    }

    /** Ends when it is closed, or when the socket fails; then routes have to be polled. */
    private void listen() {
      try {
        boolean open = true;
        while (open) {
          socket.awaitAny();
          changed.run();
          open = notifyOfChanges();
        }
      } catch (NetlinkSocket.Refused _) {
        // Routes are polled twice a second anyway.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    /** Reports once for each pause with changes; returns whether the watch is still open. */
    private boolean notifyOfChanges() throws NetlinkSocket.Refused, InterruptedException {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!socket.discardPending()) {
          return true;
        }
        changed.run();
      }
      return false;
    }

    @Override
    public void close() {
      closed.countDown();
      socket.wake();
      try {
        if (thread.join(TIMEOUT)) {
          socket.close();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
