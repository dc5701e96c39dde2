package net.relay6.daemon.events;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to one destination in order, on a thread of its own. A failed delivery is retried
 * for some minutes and then discarded; events that do not fit the queue meanwhile are lost. Both
 * are logged once.
 */
final class Delivery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int WAITING_MAX = 256;

  /** Events with messages as evidence may be long. */
  private static final long OCTETS_MAX = 2 << 20;

  private static final long POLL_MILLIS = 200;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  /** The pauses after failures; after the last, the event is discarded. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ZERO);

  private final Destination destination;
  private final List<Duration> pauses;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong octets = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;
  private long lost;

  /** Delivers to {@code destination}, with {@code pauses} after failures. */
  Delivery(Destination destination, List<Duration> pauses) {
    this.destination = destination;
    this.pauses = List.copyOf(pauses);
    thread = Thread.ofPlatform().name("relay6-events").daemon().start(this::deliverAll);
  }

  /**
   * Queues an event; never blocks. An event longer than the queue's capacity is accepted if the
   * queue is empty.
   */
  void add(String event) {
    long before = octets.getAndAdd(event.length());
    boolean fits = before == 0 || before + event.length() <= OCTETS_MAX;
    if (!fits || !waiting.offer(event)) {
      octets.addAndGet(-event.length());
      countLost();
    }
  }

  private synchronized void countLost() {
    lost++;
  }

  private void deliverAll() {
    try {
      while (closing.getCount() > 0 || !waiting.isEmpty()) {
        String event = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (event != null) {
          deliver(event);
          octets.addAndGet(-event.length());
        }
      }
    } catch (InterruptedException _) {
      // The time for the last deliveries is over.
    }
  }

  private void deliver(String event) throws InterruptedException {
    for (Duration pause : pauses) {
      try {
        destination.accept(event);
        recordSuccess();
        return;
      } catch (IOException | RuntimeException fault) {
        recordFailure(fault);
      }
      var _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
    countLost();
  }

  private void recordFailure(Exception fault) {
    if (!failing) {
      failing = true;
      LOG.warn("findings cannot be delivered to {}: {}; trying again", destination, reason(fault));
    }
  }

  private static String reason(Exception fault) {
    return fault.getClass() == IOException.class
        ? String.valueOf(fault.getMessage())
        : fault.toString();
  }

  private synchronized void recordSuccess() {
    if (failing || lost > 0) {
      LOG.info("findings are delivered to {} again; {} were lost", destination, lost);
    }
    failing = false;
    lost = 0;
  }

  /** Ends the delivery; queued events are tried once more, for a moment. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
