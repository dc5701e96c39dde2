package net.relay6.observer.live;

import java.util.function.LongSupplier;
import net.relay6.observer.ServerSetObserver;

/**
 * Drains the queue into the observer, in runs of bounded length. It reports lost messages to the
 * observer, and advances the observer's time only when the queue is empty. Used by the observer's
 * thread; other threads that read the observer hold its monitor, which a run releases every few
 * messages.
 */
public final class ObserverFeed {

  private static final int BATCH = 16;

  private final ObservationQueue queue;
  private final ServerSetObserver observer;
  private final LongSupplier nanoClock;
  private final long workNanos;
  private long lost;

  /**
   * Connects a queue to an observer.
   *
   * @param workNanos how long a run may take, not counting its first few messages
   */
  public ObserverFeed(
      ObservationQueue queue, ServerSetObserver observer, LongSupplier nanoClock, long workNanos) {
    this.queue = queue;
    this.observer = observer;
    this.nanoClock = nanoClock;
    this.workNanos = workNanos;
  }

  /**
   * Drains the queue as far as there is time.
   *
   * @return whether the queue is empty
   */
  public boolean drain() {
    long began = nanoClock.getAsLong();
    int taken;
    do {
      synchronized (observer) {
        reportLost();
        taken = queue.drain(observer, BATCH);
      }
    } while (taken == BATCH && nanoClock.getAsLong() - began < workNanos);
    // While messages wait, the time is that of the oldest: responses may be among them.
    if (taken < BATCH) {
      synchronized (observer) {
        observer.tick(began);
      }
    }
    return taken < BATCH;
  }

  /** A lost message may be a response to any earlier request. */
  private void reportLost() {
    long count = queue.lost();
    if (count > lost) {
      lost = count;
      observer.markIncomplete(nanoClock.getAsLong());
    }
  }
}
