package net.relay6.transport;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.agent.Throttles;
import net.relay6.syscall.Errno;
import net.relay6.syscall.SocketCalls;
import net.relay6.transport.udp.SendFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the kernel refuses to send to one destination and logs it, once a second at most for
 * each reason.
 */
final class SendErrors implements SendFailures {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  private final Throttles<String> throttles;
  private String destination;
  private Runnable counter;

  /** Errors of sends to {@code destination}, each also counted by {@code counter}. */
  SendErrors(String destination, Runnable counter) {
    this(destination, counter, System::nanoTime);
  }

  SendErrors(String destination, Runnable counter, LongSupplier nanoClock) {
    this.destination = destination;
    this.counter = counter;
    throttles = new Throttles<>(TimeUnit.SECONDS.toNanos(1), nanoClock);
  }

  /**
   * Names and counts the next errors that way: the socket is the same, its server has a new name.
   */
  void follow(String nextDestination, Runnable nextCounter) {
    destination = nextDestination;
    counter = nextCounter;
  }

  @Override
  public void queueFull() {
    report("its send queue is full");
  }

  @Override
  public void failed(int errno) {
    report(
        errno == Errno.CONNECTION_REFUSED
            ? "nobody listens on its port 547"
            : SocketCalls.words(errno));
  }

  private void report(String reason) {
    counter.run();
    if (throttles.passes(reason)) {
      LOG.atWarn()
          .addKeyValue("destination", destination)
          .log("{}: a datagram was lost, {}{}", destination, reason, throttles.suppressed(reason));
    }
  }
}
