package net.relay6.platform.linux;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.relay6.platform.RouteLookup;

/**
 * A thread that reads that routes, rules or next hops have changed, and not which: a router may
 * have a million of them. What comes within a pause is one piece of news, and what the kernel has
 * no room for meanwhile is lost for nothing. Its socket is its own, so that no number of routes
 * costs {@link RouteWatch} its place.
 */
final class WayNewsWatch implements RouteLookup.Watch {

  private static final long PAUSE_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RouteSocket socket;
  private final Runnable changed;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::listen, "relay6-routes");

  private WayNewsWatch(RouteSocket socket, Runnable changed) {
    this.socket = socket;
    this.changed = changed;
  }

  /** A watch that runs {@code changed} from now on. */
  static WayNewsWatch open(Runnable changed) throws RouteRefused {
    WayNewsWatch watch = new WayNewsWatch(RouteSocket.small(RouteSocket.WAY_NEWS), changed);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  /** Ends when it is closed, or when the kernel tells nothing any more: then others have to ask. */
  private void listen() {
    try {
      boolean open = true;
      while (open) {
        socket.awaitAny();
        changed.run();
        open = tellOfMore();
      }
    } catch (RouteRefused _) {
      // The ways are asked for twice a second all the same.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells once for each pause in which there were news; whether the watch is still open. */
  private boolean tellOfMore() throws RouteRefused, InterruptedException {
    while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      if (!socket.forget()) {
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
      if (thread.join(PATIENCE)) {
        socket.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
