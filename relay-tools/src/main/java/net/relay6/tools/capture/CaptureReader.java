package net.relay6.tools.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
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
   * @throws Fault when it is no capture
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
   * @throws Fault when it is no capture
   */
  public static CaptureReader of(InputStream input) throws IOException {
    try {
      return new CaptureReader(input, source(unpacked(input)));
    } catch (EOFException | ZipException _) {
      throw new Fault("the gzip data ends in its header, or is damaged");
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream input = new BufferedInputStream(file, BUFFER_LENGTH);
    return Format.isPacked(magic(input))
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
    throw new Fault("this is neither pcap nor pcapng");
  }

  private static ByteBuffer magic(InputStream input) throws IOException {
    byte[] magic = new byte[Format.MAGIC_LENGTH];
    input.mark(magic.length);
    input.readNBytes(magic, 0, magic.length);
    input.reset();
    return ByteBuffer.wrap(magic);
  }

  /**
   * The next datagram from or to a port of DHCPv6; empty at the end. Truncated datagrams are
   * included.
   *
   * @throws Fault when the file breaks off or is broken; nothing more can be read
   */
  public Optional<CapturedDatagram> next() throws IOException {
    Optional<PacketSource.Packet> packet = read();
    while (packet.isPresent()) {
      count++;
      switch (extraction.extract(packet.get())) {
        case UdpExtraction.Result.Found(CapturedDatagram datagram) when datagram.isDhcp() -> {
          return Optional.of(datagram);
        }
        case UdpExtraction.Result.Found _ -> passOver(PassedOver.Reason.OTHER_PORTS.plain());
        case UdpExtraction.Result.Nothing(PassedOver reason) -> passOver(reason);
        case UdpExtraction.Result.Incomplete _ -> {}
      }
      packet = read();
    }
    return Optional.empty();
  }

  private Optional<PacketSource.Packet> read() throws IOException {
    try {
      return packets.next();
    } catch (EOFException | ZipException _) {
      throw new Fault("the gzip data ends too early, or is damaged");
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

  /** A capture file that cannot be read; the message says what is wrong and where. */
  public static final class Fault extends IOException {

    private static final long serialVersionUID = 1;

    Fault(String message) {
      super(message);
    }
  }

  /** Recognises capture files, pcap or pcapng, also compressed by {@code gzip}. */
  public static final class Format {

    /** How many octets identify a file. */
    public static final int MAGIC_LENGTH = 4;

    private static final int GZIP_MAGIC = 0x1f8b;

    private Format() {}

    /**
     * Whether {@code content}, the beginning of a file, is that of a capture, compressed or not.
     */
    public static boolean isCapture(byte[] content) {
      return content.length >= MAGIC_LENGTH
          && (PcapReader.recognises(ByteBuffer.wrap(content))
              || PcapngReader.recognises(ByteBuffer.wrap(content))
              || isPacked(ByteBuffer.wrap(content)));
    }

    /** Whether {@code content} is compressed by {@code gzip}. */
    static boolean isPacked(ByteBuffer content) {
      return content.getInt(0) >>> 16 == GZIP_MAGIC;
    }
  }

  /** Counts the octets read from a stream. */
  static final class CountedInput extends FilterInputStream {

    private final LongConsumer counter;

    /** A stream that passes the number of octets of each read to {@code counter}. */
    CountedInput(InputStream input, LongConsumer counter) {
      super(input);
      this.counter = counter;
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      counter.accept(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
      int read = super.read(octets, offset, length);
      counter.accept(Math.max(0, read));
      return read;
    }
  }
}
