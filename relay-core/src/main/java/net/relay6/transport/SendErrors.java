package net.relay6.transport;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import net.relay6.counters.SendFailure;
import net.relay6.counters.ServerCounters;
import net.relay6.kernel.Errno;
import net.relay6.kernel.SocketCalls;
import net.relay6.log.Throttle;
import net.relay6.transport.udp.SendQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs the kernel's refusals to send to one destination, at most once a minute for each
 * reason.
 */
final class SendErrors implements SendQueue.Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

  /** A server may be down for days, and it is probed every two seconds. */
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Throttle.ByKey<String> throttles;
  private String destination;
  private ObjIntConsumer<SendFailure> counter;

  private SendErrors(
      String destination, ObjIntConsumer<SendFailure> counter, Throttle.ByKey<String> throttles) {
    this.destination = destination;
    this.counter = counter;
    this.throttles = throttles;
  }

  /** Errors of sends to {@code destination}, each also counted by {@code counter}. */
  SendErrors(String destination, Runnable counter) {
    this(destination, counter, System::nanoTime);
  }

  SendErrors(String destination, Runnable counter, LongSupplier nanoClock) {
    this(destination, (_, _) -> counter.run(), throttles(nanoClock));
  }

  /** Errors of sends to a server, counted by their kind. */
  SendErrors(String destination, ServerCounters counters) {
    this(destination, counters::countSendFailure, throttles(System::nanoTime));
  }

  private static Throttle.ByKey<String> throttles(LongSupplier nanoClock) {
    return new Throttle.ByKey<>(PAUSE_NANOS, nanoClock);
  }

  /** Sets another name and counter for the next errors: the link has a new name. */
  void setDestination(String nextDestination, Runnable nextCounter) {
    destination = nextDestination;
    counter = (_, _) -> nextCounter.run();
  }

  /** Sets another name and counter for the next errors: the server has a new name. */
  void setDestination(String nextDestination, ServerCounters nextCounters) {
    destination = nextDestination;
    counter = nextCounters::countSendFailure;
  }

  /** What an error shows about the destination. */
  static SendFailure kind(int errno) {
    return switch (errno) {
      case Errno.CONNECTION_REFUSED -> SendFailure.REFUSED;
      case Errno.NETWORK_UNREACHABLE,
          Errno.HOST_UNREACHABLE,
          Errno.NETWORK_DOWN,
          Errno.HOST_DOWN,
          Errno.NO_DEVICE,
          Errno.ADDRESS_NOT_AVAILABLE,
          Errno.NO_PERMISSION,
          Errno.NOT_PERMITTED ->
          SendFailure.UNREACHABLE;
      default -> SendFailure.OTHER;
    };
  }

  @Override
  public void queueFull() {
    report("its send queue is full", 0);
  }

  @Override
  public void failed(int errno) {
    report(
        errno == Errno.CONNECTION_REFUSED
            ? "port 547 is unreachable: no DHCPv6 server listens there"
            : SocketCalls.errorText(errno),
        errno);
  }

  private void report(String reason, int errno) {
    counter.accept(kind(errno), errno);
    if (throttles.passes(reason)) {
      LOG.atWarn()
          .addKeyValue("destination", destination)
          .log("{}: a datagram was lost, {}{}", destination, reason, throttles.suppressed(reason));
    }
  }
}
