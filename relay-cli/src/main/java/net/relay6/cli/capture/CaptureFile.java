package net.relay6.cli.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A capture file, pcap or pcapng. */
public final class CaptureFile {

  private CaptureFile() {}

  /** Whether the file begins as a capture does. */
  public static boolean isCapture(byte[] content) {
    return content.length >= 4
        && (PcapFormat.recognises(ByteBuffer.wrap(content))
            || PcapngFormat.recognises(ByteBuffer.wrap(content)));
  }

  /**
   * The UDP datagrams over IPv6 in the file, in its order; everything else is passed over.
   *
   * @throws CaptureFault when the file is no capture or breaks off in a packet
   * @throws IOException when it cannot be read
   */
  public static List<CapturedDatagram> read(Path file) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
    return packets(content, file).stream()
        .map(UdpExtraction::datagram)
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<CapturedPacket> packets(ByteBuffer content, Path file) throws CaptureFault {
    if (content.remaining() >= 4 && PcapFormat.recognises(content)) {
      return PcapFormat.read(content);
    }
    if (content.remaining() >= 4 && PcapngFormat.recognises(content)) {
      return PcapngFormat.read(content);
    }
    throw new CaptureFault(file + " is neither pcap nor pcapng");
  }
}
