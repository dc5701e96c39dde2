package net.relay6.tools.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Optional;
import net.relay6.net.Octets;

/**
 * Copies one capture from input to output, until enough packets were copied, the relay ends it, or
 * another thread stops it.
 */
public final class CaptureRun {

  private final Closeable ending;
  private final Input blocks;
  private final Output output;
  private final long countMax;
  private volatile boolean stopped;
  private long count;

  /**
   * @param ending closed to request the end of {@code input}, which may follow later
   * @param countMax the number of packets after which it ends; 0: no limit
   */
  public CaptureRun(InputStream input, Closeable ending, Output output, long countMax) {
    this.ending = ending;
    this.output = output;
    this.countMax = countMax;
    blocks = new Input(input);
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
    Optional<Input.Block> block = next();
    if (block.isEmpty()) {
      return false;
    }
    output.take(block.get());
    if (block.get().packet()) {
      count++;
    }
    return count != countMax || countMax == 0;
  }

  private Optional<Input.Block> next() throws IOException {
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

  /** Receives a capture block by block. */
  public interface Output {

    /** Writes the next block; throws if that fails, for example because the reader has gone. */
    void take(Input.Block block) throws IOException;
  }

  /**
   * A capture as a file of whole blocks, which can be read while it grows.
   *
   * @param out the file
   */
  public record FileOutput(OutputStream out) implements Output {

    @Override
    public void take(Input.Block block) throws IOException {
      out.write(block.octets().toArray());
      out.flush();
    }
  }

  /**
   * A capture as lines for people, printed as they arrive.
   *
   * @param out the destination
   * @param printer prints one datagram
   * @param whole whether every level and option is printed instead of one line
   */
  public record LinesOutput(PrintWriter out, DatagramPrinter printer, boolean whole)
      implements Output {

    @Override
    public void take(Input.Block block) throws IOException {
      block
          .datagram()
          .map(datagram -> whole ? printer.whole(datagram) : printer.line(datagram))
          .ifPresent(out::println);
      if (out.checkError()) {
        throw new IOException("the reader of the lines has ended");
      }
    }
  }

  /** A pcapng capture that is still being written, read block by block. */
  public static final class Input {

    private final PcapngReader reader;

    /**
     * One block.
     *
     * @param octets the whole block, as in a file
     * @param packet whether it holds a packet
     * @param datagram the UDP datagram of that packet
     */
    public record Block(Octets octets, boolean packet, Optional<CapturedDatagram> datagram) {}

    /** Reads from {@code input}. */
    public Input(InputStream input) {
      reader = new PcapngReader(input);
    }

    /**
     * Waits for the next block; empty at the end.
     *
     * @throws CaptureReader.Fault when what comes is no capture
     */
    public Optional<Block> next() throws IOException {
      return reader
          .next()
          .map(block ->
              new Block(
                  block.octets(),
                  block.packet().isPresent(),
                  block.packet().flatMap(UdpExtraction::datagram)));
    }

    /** How many datagrams the capture has lost so far. */
    public long missed() {
      return reader.dropped();
    }
  }
}
