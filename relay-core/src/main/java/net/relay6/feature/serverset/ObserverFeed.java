package net.relay6.feature.serverset;

import java.util.function.LongSupplier;
import net.relay6.feature.serverset.seen.ObservationQueue;

/**
 * Brings what waits in the queue to the observer, in turns. It tells the observer when messages
 * were lost, and that time has passed only when none waits. Belongs to the observer's thread;
 * others that look at the observer hold its monitor, which a turn leaves every few messages.
 */
public final class ObserverFeed {

  private static final int BATCH = 16;

  private final ObservationQueue queue;
  private final ServerSetObserver observer;
  private final LongSupplier nanoClock;
  private final long workNanos;
  private long lost;

  /**
   * Joins a queue and an observer.
   *
   * @param workNanos how long a turn may take, not counting the few messages it has begun with
   */
  public ObserverFeed(
      ObservationQueue queue, ServerSetObserver observer, LongSupplier nanoClock, long workNanos) {
    this.queue = queue;
    this.observer = observer;
    this.nanoClock = nanoClock;
    this.workNanos = workNanos;
  }

  /**
   * Takes what waits, as much as there is time for.
   *
   * @return whether nothing waits any more
   */
  public boolean turn() {
    long began = nanoClock.getAsLong();
    int taken;
    do {
      synchronized (observer) {
        noteLost();
        taken = queue.drain(observer, BATCH);
      }
    } while (taken == BATCH && nanoClock.getAsLong() - began < workNanos);
    // While messages wait it is as late as the oldest of them: answers may wait too.
    if (taken < BATCH) {
      synchronized (observer) {
        observer.tick(began);
      }
    }
    return taken < BATCH;
  }

  /** What was lost may be an answer to anything that was asked until now. */
  private void noteLost() {
    long count = queue.lost();
    if (count > lost) {
      lost = count;
      observer.miss(nanoClock.getAsLong());
    }
  }
}
