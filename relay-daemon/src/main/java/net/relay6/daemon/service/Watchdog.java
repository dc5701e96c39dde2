package net.relay6.daemon.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends a watchdog message when a heartbeat has completed, from a thread of its own. While a
 * heartbeat is pending no other is started, so that they do not pile up in a stuck relay.
 */
final class Watchdog implements AutoCloseable {

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "relay6-watchdog"));
  private final Supplier<CompletionStage<?>> heartbeat;
  private final Runnable sign;
  private CompletableFuture<?> asked = CompletableFuture.completedFuture("nothing was asked yet");

  private Watchdog(Supplier<CompletionStage<?>> heartbeat, Runnable sign) {
    this.heartbeat = heartbeat;
    this.sign = sign;
  }

  /** Starts with a first message immediately. */
  static Watchdog start(
      WatchdogInterval interval, Supplier<CompletionStage<?>> heartbeat, Runnable sign) {
    Watchdog watchdog = new Watchdog(heartbeat, sign);
    var _ =
        watchdog.thread.scheduleAtFixedRate(
            watchdog::ask, 0, interval.micros(), TimeUnit.MICROSECONDS);
    return watchdog;
  }

  /** Sends on this thread, never on a thread of the relay, since sending may block. */
  private void ask() {
    if (asked.isDone()) {
      asked = heartbeat.get().thenRunAsync(sign, thread).toCompletableFuture();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
