package net.relay6.tools.capture;

import net.relay6.tools.capture.layer.PassedOver;

/** The result of extracting a datagram from one captured packet. */
sealed interface Extraction {

  /** The packet is a datagram or completes one; of any port, unless it carries another packet. */
  record Found(CapturedDatagram datagram) implements Extraction {}

  /** The packet is skipped. */
  record Nothing(PassedOver reason) implements Extraction {}

  /** The packet is a fragment of an incomplete datagram. */
  record Piece() implements Extraction {}
}
