package net.relay6.cli.capture;

import net.relay6.cli.capture.layer.PassedOver;

/** What became of one captured packet. */
sealed interface Extraction {

  /** It is a datagram, or made one whole; of any port, unless it carries another packet. */
  record Found(CapturedDatagram datagram) implements Extraction {}

  /** It is none. */
  record Nothing(PassedOver reason) implements Extraction {}

  /** It is a piece of a datagram that is not whole yet. */
  record Piece() implements Extraction {}
}
