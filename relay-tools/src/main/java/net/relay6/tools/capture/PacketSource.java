package net.relay6.tools.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import net.relay6.net.Octets;

/** The packets of a capture, one after the other. */
interface PacketSource {

  /**
   * The next packet; empty at the end.
   *
   * @throws CaptureReader.Fault if the next packet is truncated or malformed
   */
  Optional<Packet> next() throws IOException;

  /**
   * One packet of a capture.
   *
   * @param number its number in the capture, from 1, as Wireshark counts
   * @param time when it was captured
   * @param linkType the type of its first header, a number of tcpdump.org's list
   * @param order the byte order of numbers that the capturing machine's kernel added
   * @param octets the captured octets
   * @param metadata the capture's metadata of it
   */
  record Packet(
      long number,
      Instant time,
      int linkType,
      ByteOrder order,
      Octets octets,
      CapturedDatagram.PacketMetadata metadata) {}
}
