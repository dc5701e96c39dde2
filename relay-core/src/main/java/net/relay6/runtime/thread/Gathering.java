package net.relay6.runtime.thread;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Coalesces change notifications that come in bursts: some milliseconds after the first one, the
 * action runs once for all. However fast they come, the action takes at most half of the control
 * thread's time.
 */
public final class Gathering {

  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final ScheduledExecutorService control;
  private final Runnable look;
  private final AtomicBoolean waiting = new AtomicBoolean(true);
  private volatile long delayNanos = LEAST_NANOS;

  /** Runs {@code look}, which must not throw, on {@code control}. */
  public Gathering(ScheduledExecutorService control, Runnable look) {
    this.control = control;
    this.look = look;
  }

  /** Runs the action for the first time; earlier notifications are ignored. */
  public void begin() {
    waiting.set(false);
    add();
  }

  /** Notifies of a possible change; thread-safe. */
  public void add() {
    if (waiting.compareAndSet(false, true)) {
      var _ = control.schedule(this::lookOnce, delayNanos, TimeUnit.NANOSECONDS);
    }
  }

  private void lookOnce() {
    waiting.set(false);
    long begunNanos = System.nanoTime();
    look.run();
    delayNanos = Math.max(LEAST_NANOS, System.nanoTime() - begunNanos);
  }
}
