package net.relay6.feature.capture;

import java.time.InstantSource;
import java.util.Optional;
import net.relay6.agent.extension.Relaying;

/**
 * A running capture. One reader polls its records; a slow reader loses records that do not fit, and
 * relaying never waits for it. Ends when it is closed.
 */
public final class Capture implements AutoCloseable {

  /** The capacity of the queue: some seconds of a busy relay. */
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

  /** The next record; empty if there is none. Used by one thread at a time. */
  public Optional<Sighting> poll() {
    return queue.poll();
  }

  /** How many records did not fit so far. */
  public long missed() {
    return queue.missed();
  }

  /** Ends the capture; queued records can still be polled. Idempotent. */
  @Override
  public void close() {
    captures.end(this);
  }
}
