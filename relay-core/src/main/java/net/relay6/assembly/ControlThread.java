package net.relay6.assembly;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import net.relay6.agent.Throttles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that looks at the interfaces and makes plans. What is done there from time to time
 * never ends in silence: a RuntimeException costs one turn and is logged, an Error goes to whoever
 * ends the process.
 */
final class ControlThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlThread.class);
  private static final long FAULT_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Consumer<Error> fatal;
  private final Throttles<String> faults;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "relay6-control"));

  /** A thread that does nothing yet; Errors go to {@code fatal}. */
  ControlThread(Consumer<Error> fatal, LongSupplier nanoClock) {
    this.fatal = fatal;
    faults = new Throttles<>(FAULT_INTERVAL_NANOS, nanoClock);
  }

  /** Runs tasks, which survive nothing. */
  ScheduledExecutorService executor() {
    return executor;
  }

  /** Does it again and again, that long after the last time. */
  void repeat(Runnable task, long delayMillis) {
    var _ = executor.scheduleWithFixedDelay(task, delayMillis, delayMillis, TimeUnit.MILLISECONDS);
  }

  /** Does it now, on the thread that calls; {@code what} names it when it fails. */
  void survive(String what, Runnable task) {
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

  /** Has it done by this thread and waits; throws the RuntimeException that it throws. */
  <T> T call(Supplier<T> task) {
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

  /** Ends it when what is being done is done. */
  @Override
  public void close() {
    executor.close();
  }
}
