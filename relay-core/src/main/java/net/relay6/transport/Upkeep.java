package net.relay6.transport;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.relay6.log.Throttle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data plane's work once a second beside relaying. A RuntimeException costs one run and is
 * logged, one line in ten seconds; an Error is passed on, so that it never goes unnoticed.
 */
final class Upkeep implements AutoCloseable {

  /** The retry interval of sockets that cannot be opened. */
  static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long FAULT_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final String FAULT = "upkeep";

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  private final ScheduledExecutorService loop;
  private final Runnable work;
  private final Consumer<Error> fatal;
  private final Throttle.ByKey<String> faults =
      new Throttle.ByKey<>(FAULT_INTERVAL_NANOS, System::nanoTime);
  private boolean closed;

  /**
   * Runs {@code work} on {@code loop} every second, first in one second; Errors go to {@code
   * fatal}.
   */
  Upkeep(ScheduledExecutorService loop, Runnable work, Consumer<Error> fatal) {
    this.loop = loop;
    this.work = work;
    this.fatal = fatal;
    await();
  }

  private void await() {
    var _ = loop.schedule(this::run, INTERVAL_NANOS, TimeUnit.NANOSECONDS);
  }

  private void run() {
    if (closed) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException fault) {
      if (faults.passes(FAULT)) {
        LOG.error(
            "a fault in relay6 while maintaining its sockets; relaying goes on{}",
            faults.suppressed(FAULT),
            fault);
      }
    } catch (Error fault) {
      fatal.accept(fault);
    }
    await();
  }

  /** Ends the runs; called on the loop. */
  @Override
  public void close() {
    closed = true;
  }
}
