package net.relay6.transport;

import java.util.concurrent.TimeUnit;
import net.relay6.agent.Throttle;
import net.relay6.syscall.Errno;
import net.relay6.syscall.SocketCalls;
import net.relay6.transport.udp.SendFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the kernel refuses to send to one destination and logs it once a second at most. */
final class SendErrors implements SendFailures {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  private final String destination;
  private final Runnable counter;
  private final Throttle throttle = new Throttle(TimeUnit.SECONDS.toNanos(1));

  /** Errors of sends to {@code destination}, each also counted by {@code counter}. */
  SendErrors(String destination, Runnable counter) {
    this.destination = destination;
    this.counter = counter;
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
    if (throttle.passes(System.nanoTime())) {
      LOG.warn("{}: a datagram was lost, {}{}", destination, reason, suppressed());
    }
  }

  private String suppressed() {
    long count = throttle.takeSuppressed();
    return count == 0 ? "" : " (and " + count + " more since the last such line)";
  }
}
