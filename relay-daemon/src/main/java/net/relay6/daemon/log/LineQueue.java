package net.relay6.daemon.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The queue of log lines to the thread that writes them. Bounded in octets; lines that do not fit
 * are counted and discarded, and no caller blocks. After an overflow, it accepts lines again when
 * it is half empty, so that lines are lost in few long gaps instead of many short ones.
 */
final class LineQueue {

  /** The memory of a line in addition to its octets. */
  private static final int OVERHEAD_LENGTH = 144;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final long octetsMax;
  private final long urgentOctetsMax;
  private final BlockingQueue<Line> waiting = new LinkedTransferQueue<>();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicLong discarded = new AtomicLong();
  private volatile boolean overflowed;

  /**
   * @param octetsMax its capacity in octets
   * @param reserve additional capacity for urgent lines
   */
  LineQueue(long octetsMax, long reserve) {
    this.octetsMax = octetsMax;
    urgentOctetsMax = octetsMax + reserve;
  }

  /**
   * A queued line.
   *
   * @param octets the octets to write, possibly none; from the first octet to the limit
   * @param discardedBefore how many lines have been discarded before this one
   * @param reached counted down when the line has been written or discarded
   */
  record Line(ByteBuffer octets, long discardedBefore, Optional<CountDownLatch> reached) {

    private long length() {
      return (long) OVERHEAD_LENGTH + octets.capacity();
    }
  }

  /** Adds the line that {@code line} builds, or counts it as discarded without building it. */
  void add(boolean urgent, Supplier<ByteBuffer> line) {
    if (urgent || takesLines()) {
      add(urgent ? urgentOctetsMax : octetsMax, line.get());
    } else {
      discard();
    }
  }

  private void add(long max, ByteBuffer made) {
    Line line = new Line(made, discarded.get(), Optional.empty());
    if (octets.addAndGet(line.length()) <= max) {
      waiting.add(line);
    } else {
      octets.addAndGet(-line.length());
      overflowed = true;
      discard();
    }
  }

  private boolean takesLines() {
    if (isDiscarding()) {
      return false;
    }
    overflowed = false;
    return true;
  }

  /** If the queue is empty, the writer has to be woken to report the discarded line. */
  private void discard() {
    discarded.incrementAndGet();
    if (waiting.isEmpty()) {
      mark(Optional.empty());
    }
  }

  /** Counts a line that could not be written. */
  void countUnwritten() {
    discarded.incrementAndGet();
  }

  /** Returns a latch that is counted down when all lines added before have been handled. */
  CountDownLatch mark() {
    CountDownLatch reached = new CountDownLatch(1);
    mark(Optional.of(reached));
    return reached;
  }

  /** Adds a line of no octets. */
  private void mark(Optional<CountDownLatch> reached) {
    Line mark = new Line(NOTHING, discarded.get(), reached);
    octets.addAndGet(mark.length());
    waiting.add(mark);
  }

  /** Waits for the next line; called on the writer's thread. */
  Line take() throws InterruptedException {
    return waiting.take();
  }

  /** Notes that a line has been handled. */
  void done(Line line) {
    octets.addAndGet(-line.length());
    line.reached().ifPresent(CountDownLatch::countDown);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether lines are being discarded. */
  boolean isDiscarding() {
    return overflowed && octets.get() > octetsMax / 2;
  }

  /** How many lines have been discarded so far. */
  long discarded() {
    return discarded.get();
  }

  /** The queued octets, including overhead. */
  long waitingOctets() {
    return octets.get();
  }
}
