package net.relay6.feature.capture;

import java.time.InstantSource;
import java.util.Optional;
import net.relay6.agent.Relaying;

/**
 * A running capture. One reader takes sightings from it; a slow one loses what does not fit, and
 * relaying never waits for it. Ends when it is closed.
 */
public final class Capture implements AutoCloseable {

  /** What may wait for a reader: some seconds of a busy relay. */
  private static final long OCTETS_MAX = 16 << 20;

  private final CaptureFilter filter;
  private final SightingQueue queue;
  private final InstantSource clock;
  private final Captures captures;

  Capture(CaptureFilter filter, Runnable arrived, InstantSource clock, Captures captures) {
    this.filter = filter;
    queue = new SightingQueue(OCTETS_MAX, arrived);
    this.clock = clock;
    this.captures = captures;
  }

  Relaying around(Relaying inner) {
    return new CapturingRelay(inner, filter, queue, clock);
  }

  /** The next sighting; empty when none waits. For one thread at a time. */
  public Optional<Sighting> poll() {
    return queue.poll();
  }

  /** How many sightings did not fit so far. */
  public long missed() {
    return queue.missed();
  }

  /** Ends the capture; what still waits can be taken. A second time does nothing. */
  @Override
  public void close() {
    captures.end(this);
  }
}
