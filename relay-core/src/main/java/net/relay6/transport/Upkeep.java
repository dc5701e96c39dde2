package net.relay6.transport;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the data plane does once a second beside relaying, as long as it runs: a RuntimeException
 * costs one second's upkeep and is logged; an Error is handed on, and so never unseen.
 */
final class Upkeep implements AutoCloseable {

  /** How soon a socket that cannot be opened is tried again. */
  static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  private final ScheduledExecutorService loop;
  private final Runnable work;
  private final Consumer<Error> fatal;
  private boolean closed;

  /** Does {@code work} on {@code loop} from a second from now on; Errors go to {@code fatal}. */
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
      LOG.error("a fault in relay6 while looking after its sockets; relaying goes on", fault);
    } catch (Error fault) {
      fatal.accept(fault);
    }
    await();
  }

  /** Ends it; called on the loop. */
  @Override
  public void close() {
    closed = true;
  }
}
