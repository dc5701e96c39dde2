package net.relay6.platform.linux;

import java.time.Duration;
import java.util.Optional;
import net.relay6.kernel.SocketCalls;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;

/**
 * A thread that hears all news of interfaces and keeps a table of them. When the kernel tells no
 * more, every look asks it for the whole table.
 */
final class RouteWatch implements InterfaceTable.Watch {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RouteSocket socket;
  private final RouteFollower follower;
  private final Runnable changed;
  private final Thread thread = new Thread(this::listen, "relay6-interfaces");
  private volatile Optional<String> silence = Optional.empty();
  private volatile boolean closed;

  private RouteWatch(RouteSocket socket, Runnable changed) {
    this.socket = socket;
    this.changed = changed;
    follower = new RouteFollower(socket);
  }

  /** A watch that knows everything already. */
  static RouteWatch open(Runnable changed) throws RouteSocket.Refused {
    RouteSocket socket = new RouteSocket(RouteSocket.ALL_NEWS);
    RouteWatch watch = new RouteWatch(socket, changed);
    complete(socket, watch.follower);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** Reads all interfaces once. */
  static InterfaceSnapshot lookOnce() throws RouteSocket.Refused {
    RouteSocket socket = new RouteSocket(0);
    RouteFollower follower = new RouteFollower(socket);
    complete(socket, follower);
    socket.close();
    return follower.look();
  }

  private static void complete(RouteSocket socket, RouteFollower follower)
      throws RouteSocket.Refused {
    try {
      follower.begin();
      while (!follower.isComplete()) {
        hear(socket, follower);
      }
    } catch (RouteSocket.Refused fault) {
      socket.close();
      throw fault;
    }
  }

  private static boolean hear(RouteSocket socket, RouteFollower follower)
      throws RouteSocket.Refused {
    var news = socket.receive();
    boolean different = false;
    synchronized (follower) {
      for (RouteNews one : news) {
        different |= follower.hear(one);
      }
    }
    if (follower.refusal() != 0) {
      throw new RouteSocket.Refused(SocketCalls.words(follower.refusal()));
    }
    return different;
  }

  private void listen() {
    try {
      while (!closed) {
        if (hear(socket, follower)) {
          changed.run();
        }
      }
    } catch (RouteSocket.Refused fault) {
      fallSilent(fault.words());
    } catch (RuntimeException fault) {
      fallSilent("a fault in relay6, " + fault);
    }
  }

  private void fallSilent(String reason) {
    silence = Optional.of(reason);
    changed.run();
  }

  @Override
  public InterfaceSnapshot snapshot() {
    if (silence.isPresent()) {
      return lookAnew();
    }
    boolean more;
    InterfaceSnapshot seen;
    synchronized (follower) {
      more = follower.hasMore();
      seen = follower.look();
    }
    if (more) {
      changed.run();
    }
    return seen;
  }

  /** As a fresh socket has it; as it was known last, while the kernel refuses that too. */
  private InterfaceSnapshot lookAnew() {
    try {
      return lookOnce();
    } catch (RouteSocket.Refused _) {
      synchronized (follower) {
        return follower.look();
      }
    }
  }

  @Override
  public Optional<String> silence() {
    return silence;
  }

  @Override
  public void close() {
    closed = true;
    socket.wake();
    try {
      if (thread.join(PATIENCE)) {
        socket.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
