package net.relay6.feature.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A running capture that is written as pcapng. */
public final class CaptureStream implements AutoCloseable {

  /** A chunk is written when it has this length, even if more is queued. */
  private static final int CHUNK_LENGTH = 64 * 1024;

  private final Semaphore arrived;
  private final Capture capture;
  private final InstantSource clock;
  private final ByteBuf chunk = Unpooled.buffer();
  private final PcapngWriter writer;

  private CaptureStream(
      Semaphore arrived, Capture capture, InstantSource clock, String application) {
    this.arrived = arrived;
    this.capture = capture;
    this.clock = clock;
    writer = PcapngWriter.start(chunk, application);
  }

  /**
   * Starts a capture for the program {@code application}; empty if the maximum number runs already.
   */
  public static Optional<CaptureStream> start(
      Captures captures, CaptureFilter filter, InstantSource clock, String application) {
    Semaphore arrived = new Semaphore(0);
    return captures
        .start(filter, arrived::release)
        .map(capture -> new CaptureStream(arrived, capture, clock, application));
  }

  /**
   * Writes the capture in whole blocks, until writing fails or the thread is interrupted; then the
   * capture has ended. While {@code out} is slow, the relay continues and counts the datagrams it
   * discards for this reader.
   */
  public void writeTo(OutputStream out) throws IOException, InterruptedException {
    try (this) {
      while (true) {
        collect();
        if (chunk.isReadable()) {
          chunk.readBytes(out, chunk.readableBytes());
          chunk.clear();
          out.flush();
        } else {
          arrived.acquire();
        }
      }
    }
  }

  private void collect() {
    while (chunk.readableBytes() < CHUNK_LENGTH) {
      Optional<CaptureRecord> next = capture.poll();
      if (next.isEmpty()) {
        writer.writeMissed(capture.missed(), clock.instant());
        return;
      }
      writer.write(next.get());
    }
  }

  /** Ends the capture. */
  @Override
  public void close() {
    capture.close();
  }
}
