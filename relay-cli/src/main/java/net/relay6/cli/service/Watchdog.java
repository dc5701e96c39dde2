package net.relay6.cli.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Gives a sign of life when a heartbeat has come back, from a thread of its own. While one is out
 * no other is sent, so that a relay that is stuck is not asked more and more.
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

  /** Gives the first sign as soon as it may. */
  static Watchdog start(
      WatchdogInterval interval, Supplier<CompletionStage<?>> heartbeat, Runnable sign) {
    Watchdog watchdog = new Watchdog(heartbeat, sign);
    var _ =
        watchdog.thread.scheduleAtFixedRate(
            watchdog::ask, 0, interval.micros(), TimeUnit.MICROSECONDS);
    return watchdog;
  }

  /** The sign is given here, never on a thread of the relay's: sending it may wait. */
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
