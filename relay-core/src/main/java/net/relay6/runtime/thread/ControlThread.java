package net.relay6.runtime.thread;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import net.relay6.log.Throttle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads the interfaces and makes plans. A RuntimeException of a periodic task costs
 * one run and is logged; an Error ends the process.
 */
public final class ControlThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlThread.class);
  private static final long FAULT_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Consumer<Error> fatal;
  private final Throttle.ByKey<String> faults;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "relay6-control"));

  /** A thread without tasks; Errors go to {@code fatal}. */
  public ControlThread(Consumer<Error> fatal, LongSupplier nanoClock) {
    this.fatal = fatal;
    faults = new Throttle.ByKey<>(FAULT_INTERVAL_NANOS, nanoClock);
  }

  /** The executor, without protection from faults. */
  public ScheduledExecutorService executor() {
    return executor;
  }

  /** Runs {@code task} repeatedly, with that delay between runs. */
  public void repeat(Runnable task, long delayMillis) {
    var _ = executor.scheduleWithFixedDelay(task, delayMillis, delayMillis, TimeUnit.MILLISECONDS);
  }

  /** Runs {@code task} now on the calling thread; {@code what} names it in the log if it fails. */
  public void runGuarded(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      if (faults.passes(what)) {
        LOG.error(
            "a fault in relay6 while {}; relaying goes on{}", what, faults.suppressed(what), fault);
      }
    } catch (Error fault) {
      fatal.accept(fault);
    }
  }

  /** Runs {@code task} on this thread and waits; throws the RuntimeException that it throws. */
  public <T> T call(Supplier<T> task) {
    try {
      return CompletableFuture.supplyAsync(() -> orFail(task), executor).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException fault ? fault : failure;
    }
  }

  private <T> T orFail(Supplier<T> task) {
    try {
      return task.get();
    } catch (Error fault) {
      fatal.accept(fault);
      throw fault;
    }
  }

  /** Ends the thread after the current task. */
  @Override
  public void close() {
    executor.close();
  }

  /**
   * Coalesces change notifications that come in bursts: some milliseconds after the first one, the
   * action runs once for all. However fast they come, the action takes at most half of the control
   * thread's time.
   */
  public static final class Debouncer {

    private static final long DELAY_MIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ScheduledExecutorService control;
    private final Runnable action;
    private final AtomicBoolean scheduled = new AtomicBoolean(true);
    private volatile long delayNanos = DELAY_MIN_NANOS;

    /** Runs {@code look}, which must not throw, on {@code control}. */
    public Debouncer(ScheduledExecutorService control, Runnable look) {
      this.control = control;
      this.action = look;
    }

    /** Runs the action for the first time; earlier notifications are ignored. */
    public void start() {
      scheduled.set(false);
      trigger();
    }

    /** Notifies of a possible change; thread-safe. */
    public void trigger() {
      if (scheduled.compareAndSet(false, true)) {
        var _ = control.schedule(this::runOnce, delayNanos, TimeUnit.NANOSECONDS);
      }
    }

    private void runOnce() {
      scheduled.set(false);
      long begunNanos = System.nanoTime();
      action.run();
      delayNanos = Math.max(DELAY_MIN_NANOS, System.nanoTime() - begunNanos);
    }
  }
}
