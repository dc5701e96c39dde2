package net.relay6.cli.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Log lines on their way to the one thread that writes them. Bounded in octets; what does not fit
 * is counted, and no caller ever waits. Once it was full it takes lines again when half of it is
 * written, so that lines are lost in few gaps instead of many.
 */
final class LineQueue {

  /** What a line holds in memory beside its octets. */
  private static final int OVERHEAD_LENGTH = 144;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final long octetsMax;
  private final long urgentOctetsMax;
  private final BlockingQueue<Line> waiting = new LinkedTransferQueue<>();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicLong discarded = new AtomicLong();
  private volatile boolean overflowed;

  /**
   * @param octetsMax how much may wait
   * @param reserve how much more may wait of lines that are urgent
   */
  LineQueue(long octetsMax, long reserve) {
    this.octetsMax = octetsMax;
    urgentOctetsMax = octetsMax + reserve;
  }

  /**
   * A line that waits.
   *
   * @param octets what is to be written, possibly nothing; from the first octet to the limit
   * @param discardedBefore how many lines have been discarded before this one
   * @param reached counted down when the line has been written or given up
   */
  record Line(ByteBuffer octets, long discardedBefore, Optional<CountDownLatch> reached) {

    private long length() {
      return (long) OVERHEAD_LENGTH + octets.capacity();
    }
  }

  /** Adds the line that {@code line} makes, or counts it as discarded without making it. */
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

  /** While nothing waits, the writer has to be woken to report it. */
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

  /** Gives a latch that is counted down when all that was added before is done with. */
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

  /** Waits for the next line; on the writer's thread. */
  Line take() throws InterruptedException {
    return waiting.take();
  }

  /** Notes that a line that was taken is done with. */
  void done(Line line) {
    octets.addAndGet(-line.length());
    line.reached().ifPresent(CountDownLatch::countDown);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether lines are discarded just now. */
  boolean isDiscarding() {
    return overflowed && octets.get() > octetsMax / 2;
  }

  /** How many lines have been discarded so far. */
  long discarded() {
    return discarded.get();
  }

  /** How much waits, in octets of memory. */
  long waitingOctets() {
    return octets.get();
  }
}
