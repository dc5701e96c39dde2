package net.relay6.tools.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Copies one capture from input to output, until enough packets were copied, the relay ends it, or
 * another thread stops it.
 */
public final class CaptureRun {

  private final Closeable ending;
  private final CaptureInput blocks;
  private final CaptureOutput output;
  private final long countMax;
  private volatile boolean stopped;
  private long count;

  /**
   * @param ending closed to request the end of {@code input}, which may follow later
   * @param countMax the number of packets after which it ends; 0: no limit
   */
  public CaptureRun(InputStream input, Closeable ending, CaptureOutput output, long countMax) {
    this.ending = ending;
    this.output = output;
    this.countMax = countMax;
    blocks = new CaptureInput(input);
  }

  /**
   * Copies blocks until the end.
   *
   * @throws IOException when they can be read or written no more, unless it was stopped
   */
  public void run() throws IOException {
    boolean more = true;
    while (more) {
      more = pass();
    }
  }

  private boolean pass() throws IOException {
    Optional<CaptureInput.Block> block = next();
    if (block.isEmpty()) {
      return false;
    }
    output.take(block.get());
    if (block.get().packet()) {
      count++;
    }
    return count != countMax || countMax == 0;
  }

  private Optional<CaptureInput.Block> next() throws IOException {
    try {
      return blocks.next();
    } catch (IOException fault) {
      if (stopped) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  /** Ends it after reading what has been sent already; thread-safe. */
  public void stop() {
    stopped = true;
    try {
      ending.close();
    } catch (IOException _) {
      // If closing fails, the capture has ended already.
    }
  }

  /** The number of packets, and of those that the relay has discarded for this reader. */
  public String summary() {
    return "%d packet%s, %d not captured".formatted(count, count == 1 ? "" : "s", blocks.missed());
  }
}
