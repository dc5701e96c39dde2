package net.relay6.platform.linux;

import java.time.Duration;
import java.util.Optional;
import net.relay6.kernel.SocketCalls;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;

/**
 * A thread that receives all netlink events of interfaces and keeps a table of them. If the kernel
 * stops reporting, every snapshot requests the whole table.
 */
final class NetlinkInterfaceWatch implements InterfaceTable.Watch {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final NetlinkSocket socket;
  private final NetlinkTableSync sync;
  private final Runnable changed;
  private final Thread thread = new Thread(this::listen, "relay6-interfaces");
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean closed;

  private NetlinkInterfaceWatch(NetlinkSocket socket, Runnable changed) {
    this.socket = socket;
    this.changed = changed;
    sync = new NetlinkTableSync(socket);
  }

  /** A watch that knows everything already. */
  static NetlinkInterfaceWatch open(Runnable changed) throws NetlinkSocket.Refused {
    NetlinkSocket socket = new NetlinkSocket(NetlinkSocket.INTERFACE_GROUPS);
    NetlinkInterfaceWatch watch = new NetlinkInterfaceWatch(socket, changed);
    complete(socket, watch.sync);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** Reads all interfaces once. */
  static InterfaceSnapshot readOnce() throws NetlinkSocket.Refused {
    NetlinkSocket socket = new NetlinkSocket(0);
    NetlinkTableSync sync = new NetlinkTableSync(socket);
    complete(socket, sync);
    socket.close();
    return sync.takeSnapshot();
  }

  private static void complete(NetlinkSocket socket, NetlinkTableSync sync)
      throws NetlinkSocket.Refused {
    try {
      sync.start();
      while (!sync.isComplete()) {
        receive(socket, sync);
      }
    } catch (NetlinkSocket.Refused fault) {
      socket.close();
      throw fault;
    }
  }

  private static boolean receive(NetlinkSocket socket, NetlinkTableSync sync)
      throws NetlinkSocket.Refused {
    var events = socket.receive();
    boolean different = false;
    synchronized (sync) {
      for (NetlinkEvent one : events) {
        different |= sync.apply(one);
      }
    }
    if (sync.refusal() != 0) {
      throw new NetlinkSocket.Refused(SocketCalls.errorText(sync.refusal()));
    }
    return different;
  }

  private void listen() {
    try {
      while (!closed) {
        if (receive(socket, sync)) {
          changed.run();
        }
      }
    } catch (NetlinkSocket.Refused fault) {
      stopWithFailure(fault.errorText());
    } catch (RuntimeException fault) {
      stopWithFailure("a fault in relay6, " + fault);
    }
  }

  private void stopWithFailure(String reason) {
    failure = Optional.of(reason);
    changed.run();
  }

  @Override
  public InterfaceSnapshot snapshot() {
    if (failure.isPresent()) {
      return readAnew();
    }
    boolean more;
    InterfaceSnapshot seen;
    synchronized (sync) {
      more = sync.hasMore();
      seen = sync.takeSnapshot();
    }
    if (more) {
      changed.run();
    }
    return seen;
  }

  /** As a fresh socket has it; as it was known last, while the kernel refuses that too. */
  private InterfaceSnapshot readAnew() {
    try {
      return readOnce();
    } catch (NetlinkSocket.Refused _) {
      synchronized (sync) {
        return sync.takeSnapshot();
      }
    }
  }

  @Override
  public Optional<String> failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
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
