package net.relay6.cli.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A capture file, pcap or pcapng. */
public final class CaptureFile {

  private CaptureFile() {}

  /** Whether the file begins as a capture does. */
  public static boolean isCapture(byte[] content) {
    return content.length >= 4
        && (PcapFormat.recognises(ByteBuffer.wrap(content))
            || PcapngReader.recognises(ByteBuffer.wrap(content)));
  }

  /**
   * The UDP datagrams over IPv6 in the file, in its order; everything else is passed over.
   *
   * @throws CaptureFault when the file is no capture or breaks off in a packet
   * @throws IOException when it cannot be read
   */
  public static List<CapturedDatagram> read(Path file) throws IOException {
    return packets(Files.readAllBytes(file), file).stream()
        .map(UdpExtraction::datagram)
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<CapturedPacket> packets(byte[] content, Path file) throws IOException {
    if (!isCapture(content)) {
      throw new CaptureFault(file + " is neither pcap nor pcapng");
    }
    ByteBuffer buffer = ByteBuffer.wrap(content);
    return PcapFormat.recognises(buffer)
        ? PcapFormat.read(buffer)
        : pcapng(new ByteArrayInputStream(content));
  }

  private static List<CapturedPacket> pcapng(InputStream content) throws IOException {
    PcapngReader reader = new PcapngReader(content);
    List<CapturedPacket> packets = new ArrayList<>();
    for (var block = reader.next(); block.isPresent(); block = reader.next()) {
      block.get().packet().ifPresent(packets::add);
    }
    return packets;
  }
}
