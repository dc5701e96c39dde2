package net.relay6.tools.capture;

import java.io.IOException;
import java.util.Optional;

/** The packets of a capture, one after the other. */
interface PacketSource {

  /**
   * The next packet; empty at the end.
   *
   * @throws CaptureFault if the next packet is truncated or malformed
   */
  Optional<CapturedPacket> next() throws IOException;
}
