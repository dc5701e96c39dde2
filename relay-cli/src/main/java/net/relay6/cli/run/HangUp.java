package net.relay6.cli.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Handles SIGHUP, which requests a reload. It is handled from the start of the process, so that an
 * early signal does not end the process. Any number of signals during a run lead to one further
 * run.
 */
final class HangUp implements AutoCloseable {

  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("relay6-hangup").daemon().unstarted(task));
  private final CompletableFuture<Runnable> action = new CompletableFuture<>();
  private final JvmSignal signal = JvmSignal.handle("HUP", this::heard);

  HangUp() {}

  /** Sets the action for SIGHUP, which runs on a thread of its own; earlier signals count too. */
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

  /** Stops handling SIGHUP after the current run. */
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
