package net.relay6.feature.capture;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.agent.extension.Relaying;
import net.relay6.counters.Tally;

/**
 * A running capture. One reader polls its records; a slow reader loses records that do not fit, and
 * relaying never waits for it. Ends when it is closed.
 */
public final class Capture implements AutoCloseable {

  /** The capacity of the queue: some seconds of a busy relay. */
  private static final long OCTETS_MAX = 16 << 20;

  private final CaptureFilter filter;
  private final RecordQueue queue;
  private final InstantSource clock;
  private final Captures captures;

  Capture(CaptureFilter filter, Runnable arrived, InstantSource clock, Captures captures) {
    this.filter = filter;
    queue = new RecordQueue(OCTETS_MAX, arrived);
    this.clock = clock;
    this.captures = captures;
  }

  Relaying around(Relaying inner) {
    return new CapturingRelay(inner, filter, queue, clock);
  }

  /** The next record; empty if there is none. Used by one thread at a time. */
  public Optional<CaptureRecord> poll() {
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

  /**
   * The queue of records from the data plane to one reader. Bounded in octets; records that do not
   * fit are counted and discarded, and neither thread blocks.
   */
  static final class RecordQueue {

    /** The memory of a record in addition to its payload. */
    private static final int RECORD_LENGTH = 256;

    private final long octetsMax;
    private final Runnable arrived;
    private final Queue<CaptureRecord> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong octets = new AtomicLong();
    private final AtomicBoolean notified = new AtomicBoolean();
    private final Tally missed = new Tally(1);

    /**
     * @param octetsMax its capacity in octets
     * @param arrived called on the data plane's thread when the queue is no longer empty
     */
    RecordQueue(long octetsMax, Runnable arrived) {
      this.octetsMax = octetsMax;
      this.arrived = arrived;
    }

    /** Adds a record, or counts it as lost. Called on the data plane's thread. */
    void add(CaptureRecord captured) {
      long length = length(captured);
      if (octets.get() + length > octetsMax) {
        missed.add(0);
        return;
      }
      octets.addAndGet(length);
      waiting.add(captured.missedBefore(missed()));
      if (!notified.getAndSet(true)) {
        arrived.run();
      }
    }

    /** The next record. Called on the reader's thread. */
    Optional<CaptureRecord> poll() {
      CaptureRecord next = waiting.poll();
      if (next == null) {
        notified.set(false);
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

    private static long length(CaptureRecord captured) {
      return (long) RECORD_LENGTH + captured.payload().length();
    }
  }
}
