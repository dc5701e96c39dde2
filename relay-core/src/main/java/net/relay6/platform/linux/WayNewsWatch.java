package net.relay6.platform.linux;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.relay6.platform.RouteLookup;

/**
 * A thread that notices that routes, rules or next hops have changed, without reading which: a
 * router may have a million of them. Changes within a pause are reported once, and notifications
 * that the kernel drops meanwhile do not matter. It has its own socket, so that route changes
 * cannot fill the buffer of {@link RouteWatch}.
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

  /** A watch that calls {@code changed} from now on. */
  static WayNewsWatch open(Runnable changed) throws RouteRefused {
    WayNewsWatch watch = new WayNewsWatch(RouteSocket.small(RouteSocket.WAY_NEWS), changed);
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
        open = tellOfMore();
      }
    } catch (RouteRefused _) {
      // Routes are polled twice a second anyway.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reports once for each pause with changes; returns whether the watch is still open. */
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
