package net.relay6.feature.capture;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.counters.Tally;

/**
 * The queue of records from the data plane to one reader. Bounded in octets; records that do not
 * fit are counted and discarded, and neither thread blocks.
 */
final class SightingQueue {

  /** The memory of a record in addition to its payload. */
  private static final int RECORD_LENGTH = 256;

  private final long octetsMax;
  private final Runnable arrived;
  private final Queue<Sighting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Tally missed = new Tally(1);

  /**
   * @param octetsMax its capacity in octets
   * @param arrived called on the data plane's thread when the queue is no longer empty
   */
  SightingQueue(long octetsMax, Runnable arrived) {
    this.octetsMax = octetsMax;
    this.arrived = arrived;
  }

  /** Adds a record, or counts it as lost. Called on the data plane's thread. */
  void add(Sighting sighting) {
    long length = length(sighting);
    if (octets.get() + length > octetsMax) {
      missed.add(0);
      return;
    }
    octets.addAndGet(length);
    waiting.add(sighting.missedBefore(missed()));
    if (!told.getAndSet(true)) {
      arrived.run();
    }
  }

  /** The next record. Called on the reader's thread. */
  Optional<Sighting> poll() {
    Sighting next = waiting.poll();
    if (next == null) {
      told.set(false);
      // A record that was added just before may not have caused a notification.
      next = waiting.poll();
    }
    if (next != null) {
      octets.addAndGet(-length(next));
    }
    return Optional.ofNullable(next);
  }

  /** How many records did not fit. */
  long missed() {
    return missed.get(0);
  }

  private static long length(Sighting sighting) {
    return (long) RECORD_LENGTH + sighting.payload().length();
  }
}
