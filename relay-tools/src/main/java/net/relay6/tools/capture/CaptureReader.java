package net.relay6.tools.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import net.relay6.tools.capture.layer.PassedOver;

/**
 * Reads the datagrams of DHCPv6 in a capture file, pcap or pcapng, one after the other in bounded
 * memory. A file compressed by {@code gzip} is decompressed.
 */
public final class CaptureReader implements Closeable {

  private static final int BUFFER_LENGTH = 1 << 16;

  private final InputStream file;
  private final PacketSource packets;
  private final UdpExtraction extraction = new UdpExtraction();
  private final SortedMap<PassedOver, Long> passedOver = new TreeMap<>();
  private long count;

  private CaptureReader(InputStream file, PacketSource packets) {
    this.file = file;
    this.packets = packets;
  }

  /**
   * Opens a file.
   *
   * @throws CaptureFault when it is no capture
   * @throws IOException when it cannot be read
   */
  public static CaptureReader open(Path path) throws IOException {
    return open(path, _ -> {});
  }

  /** Opens a file; {@code counter} receives the number of octets of each read. */
  public static CaptureReader open(Path path, LongConsumer counter) throws IOException {
    InputStream file = new CountedInput(Files.newInputStream(path), counter);
    try {
      return of(file);
    } catch (IOException fault) {
      file.close();
      throw fault;
    }
  }

  /**
   * Reads from {@code input}, and closes it when this reader is closed.
   *
   * @throws CaptureFault when it is no capture
   */
  public static CaptureReader of(InputStream input) throws IOException {
    try {
      return new CaptureReader(input, source(unpacked(input)));
    } catch (EOFException | ZipException _) {
      throw new CaptureFault("what gzip has packed ends in its header, or is damaged");
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream input = new BufferedInputStream(file, BUFFER_LENGTH);
    return CaptureFile.isPacked(magic(input))
        ? new BufferedInputStream(new GZIPInputStream(input, BUFFER_LENGTH), BUFFER_LENGTH)
        : input;
  }

  private static PacketSource source(InputStream input) throws IOException {
    ByteBuffer magic = magic(input);
    if (PcapReader.recognises(magic)) {
      return new PcapReader(input);
    }
    if (PcapngReader.recognises(magic)) {
      return new PcapngReader(input)::nextPacket;
    }
    throw new CaptureFault("this is neither pcap nor pcapng");
  }

  private static ByteBuffer magic(InputStream input) throws IOException {
    byte[] magic = new byte[CaptureFile.MAGIC_LENGTH];
    input.mark(magic.length);
    input.readNBytes(magic, 0, magic.length);
    input.reset();
    return ByteBuffer.wrap(magic);
  }

  /**
   * The next datagram from or to a port of DHCPv6; empty at the end. Truncated datagrams are
   * included.
   *
   * @throws CaptureFault when the file breaks off or is broken; nothing more can be read
   */
  public Optional<CapturedDatagram> next() throws IOException {
    Optional<CapturedPacket> packet = read();
    while (packet.isPresent()) {
      count++;
      switch (extraction.extract(packet.get())) {
        case Extraction.Found(CapturedDatagram datagram) when datagram.isDhcp() -> {
          return Optional.of(datagram);
        }
        case Extraction.Found _ -> passOver(PassedOver.Reason.OTHER_PORTS.plain());
        case Extraction.Nothing(PassedOver reason) -> passOver(reason);
        case Extraction.Piece _ -> {}
      }
      packet = read();
    }
    return Optional.empty();
  }

  private Optional<CapturedPacket> read() throws IOException {
    try {
      return packets.next();
    } catch (EOFException | ZipException _) {
      throw new CaptureFault("what gzip has packed ends too early, or is damaged");
    }
  }

  /** How many packets were read so far, of any kind. */
  public long packets() {
    return count;
  }

  /** How many packets were skipped so far, by reason. */
  public SortedMap<PassedOver, Long> passedOver() {
    SortedMap<PassedOver, Long> all = new TreeMap<>(passedOver);
    if (extraction.incompleteFragments() > 0) {
      all.put(PassedOver.Reason.FRAGMENT.plain(), extraction.incompleteFragments());
    }
    return all;
  }

  /** How many packets so far may contain DHCPv6 that relay6 cannot decode. */
  public long hidden() {
    return passedOver().entrySet().stream()
        .filter(entry -> entry.getKey().isHiding())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void passOver(PassedOver reason) {
    passedOver.merge(reason, 1L, Long::sum);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
