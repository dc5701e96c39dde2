package net.relay6.daemon.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that writes the lines of a queue in order, however long that takes, and the number of
 * lines at each gap. A line that cannot be written is counted and discarded.
 */
final class LineWriter implements Runnable {

  private static final int CHUNK_LENGTH = 8 << 10;
  private static final long FULL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LineQueue queue;
  private final Supplier<WritableByteChannel> opening;
  private final LongFunction<ByteBuffer> gap;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_LENGTH);
  private @Nullable WritableByteChannel opened;
  private long reported;

  private LineWriter(
      LineQueue queue, Supplier<WritableByteChannel> opening, LongFunction<ByteBuffer> gap) {
    this.queue = queue;
    this.opening = opening;
    this.gap = gap;
  }

  /**
   * Starts writing, for as long as the process runs.
   *
   * @param opening opens the output; called for the first line, since Java decides with its first
   *     channel whether this machine has IPv6
   * @param gap builds the line with the number of missing lines
   */
  static void start(
      LineQueue queue, Supplier<WritableByteChannel> opening, LongFunction<ByteBuffer> gap) {
    Thread.ofPlatform().name("relay6-log").daemon().start(new LineWriter(queue, opening, gap));
  }

  @Override
  public void run() {
    try {
      while (true) {
        LineQueue.Line line = queue.take();
        write(line);
        queue.done(line);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(LineQueue.Line line) {
    try {
      report(line.discardedBefore());
      write(line.octets());
      if (queue.isEmpty()) {
        report(queue.discarded());
      }
    } catch (IOException | RuntimeException | Error _) {
      if (line.octets().limit() > 0) {
        queue.countUnwritten();
      }
    }
  }

  private void report(long discarded) throws IOException {
    if (discarded > reported) {
      write(gap.apply(discarded - reported));
      reported = discarded;
    }
  }

  private void write(ByteBuffer octets) throws IOException {
    for (int offset = 0; offset < octets.limit(); offset += CHUNK_LENGTH) {
      int length = Math.min(CHUNK_LENGTH, octets.limit() - offset);
      chunk.clear().put(0, octets, offset, length).limit(length);
      writeChunk();
    }
  }

  private void writeChunk() throws IOException {
    while (chunk.hasRemaining()) {
      if (channel().write(chunk) == 0) {
        // Another program that shares standard error has made it non-blocking, and it is full.
        LockSupport.parkNanos(FULL_PAUSE_NANOS);
      }
    }
  }

  private WritableByteChannel channel() {
    if (opened == null) {
      opened = opening.get();
    }
    return opened;
  }
}
