package net.relay6.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGHUP, by which daemons are told to read their configuration again. Heard from the beginning, so
 * that one that comes too early does not end the process. Any number that come while one is being
 * dealt with lead to one more.
 */
final class HangUp implements AutoCloseable {

  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("relay6-hangup").daemon().unstarted(task));
  private final CompletableFuture<Runnable> action = new CompletableFuture<>();
  private final JvmSignal signal = JvmSignal.handle("HUP", this::heard);

  HangUp() {}

  /** Runs {@code next}, on a thread of its own, for SIGHUPs since the beginning. */
  void leadTo(Runnable next) {
    action.complete(next);
  }

  private void heard() {
    if (waiting.compareAndSet(false, true)) {
      thread.execute(() -> {
        Runnable known = action.join();
        waiting.set(false);
        known.run();
      });
    }
  }

  /** From now on SIGHUP leads to nothing more; what has begun is finished first. */
  void finish() {
    signal.close();
    action.complete(() -> {});
    thread.close();
  }

  @Override
  public void close() {
    finish();
  }
}
