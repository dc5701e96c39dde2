package net.relay6.transport;

import java.net.PortUnreachableException;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.Throttle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the kernel refuses to send to one destination and logs it once a second at most. */
final class SendErrors {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  private final String destination;
  private final Runnable counter;
  private final Throttle throttle = new Throttle(TimeUnit.SECONDS.toNanos(1));

  /** Errors of sends to {@code destination}, each also counted by {@code counter}. */
  SendErrors(String destination, Runnable counter) {
    this.destination = destination;
    this.counter = counter;
  }

  void queueFull() {
    report("its send queue is full");
  }

  void failed(Throwable cause) {
    report(
        cause instanceof PortUnreachableException
            ? "nobody listens on its port 547"
            : String.valueOf(cause.getMessage()));
  }

  private void report(String reason) {
    counter.run();
    if (throttle.passes(System.nanoTime())) {
      LOG.warn("{}: a datagram was lost, {}{}", destination, reason, suppressed());
    }
  }

  private String suppressed() {
    long count = throttle.takeSuppressed();
    return count == 0 ? "" : " (and " + count + " more since the last such line)";
  }
}
