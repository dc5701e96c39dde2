package net.relay6.tools.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.relay6.tools.capture.layer.PassedOver;

/**
 * What one reading of a capture gave.
 *
 * @param datagrams a line each: packet, time, from whom to whom, octets, and how many are missing
 * @param passedOver how many packets, by reason
 * @param packets how many there were
 */
record Reading(List<String> datagrams, Map<PassedOver, Long> passedOver, long packets) {

  /** Reads all of {@code file}. */
  static Reading of(Path file) throws IOException {
    List<String> datagrams = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        datagrams.add(line(next.get()));
      }
      return new Reading(datagrams, reader.passedOver(), reader.packets());
    }
  }

  private static String line(CapturedDatagram datagram) {
    return "%d %s %s > %s %s%s"
        .formatted(
            datagram.packet(),
            datagram.time(),
            datagram.source(),
            datagram.destination(),
            datagram.payload(),
            datagram.missingLength() == 0 ? "" : " and " + datagram.missingLength());
  }
}
