package net.relay6.feature.capture;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.agent.Tally;

/**
 * Sightings on their way from the data plane to one reader. Bounded in octets; what does not fit is
 * counted, and nobody ever waits.
 */
final class SightingQueue {

  /** What a sighting weighs beside its payload. */
  private static final int RECORD_LENGTH = 256;

  private final long octetsMax;
  private final Runnable arrived;
  private final Queue<Sighting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Tally missed = new Tally(1);

  /**
   * @param octetsMax how much may wait
   * @param arrived told, on the data plane's thread, when something waits after nothing did
   */
  SightingQueue(long octetsMax, Runnable arrived) {
    this.octetsMax = octetsMax;
    this.arrived = arrived;
  }

  /** Adds a sighting, or counts it as missed. On the data plane's thread. */
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

  /** The next sighting. On the reader's thread. */
  Optional<Sighting> poll() {
    Sighting next = waiting.poll();
    if (next == null) {
      told.set(false);
      // What was added just before told nobody.
      next = waiting.poll();
    }
    if (next != null) {
      octets.addAndGet(-length(next));
    }
    return Optional.ofNullable(next);
  }

  /** How many did not fit. */
  long missed() {
    return missed.get(0);
  }

  private static long length(Sighting sighting) {
    return (long) RECORD_LENGTH + sighting.payload().length();
  }
}
