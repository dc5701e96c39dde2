package net.relay6.tools.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import net.relay6.net.Octets;

/** A pcapng capture that is still being written, read block by block. */
public final class CaptureInput {

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
  public CaptureInput(InputStream input) {
    reader = new PcapngReader(input);
  }

  /**
   * Waits for the next block; empty at the end.
   *
   * @throws CaptureFault when what comes is no capture
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
