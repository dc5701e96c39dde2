package net.relay6.counters;

import java.util.Locale;

/** An anomaly of a datagram that is relayed all the same, or of one of its RELAY-FORWs. */
public enum Anomaly {
  /**
   * Interface-Id and link-address of a RELAY-REPL name different links; the Interface-Id decides.
   */
  INTERFACE_ID_LINK_MISMATCH,
  /**
   * A RELAY-FORW inside a RELAY-REPL: the RFC allows relaying it, but no server has a reason to
   * send it.
   */
  RELAYED_RELAY_FORWARD,
  /** A response too large for the client link's MTU: it leaves in fragments. */
  FRAGMENTED_DOWNSTREAM,
  /** A RELAY-FORW too large for the path to its server: it leaves in fragments. */
  FRAGMENTED_UPSTREAM,
  /** A RELAY-FORW larger than the minimum IPv6 MTU of 1,280 octets (RFC 8200). */
  ABOVE_MINIMUM_MTU,
  /**
   * A RELAY-FORW too large for a UDP datagram with this server's options: the server is not sent
   * it.
   */
  OVERSIZE_COPY,
  /**
   * The hardware address of a client is not known, so options that carry it are omitted (RFC 6939).
   */
  LINK_LAYER_ADDRESS_UNKNOWN,
  /** A client's options run past the end of its message, which is relayed unchanged. */
  MALFORMED_CLIENT_OPTIONS,
  /** An observer failed after the datagram had been sent. */
  OBSERVER_FAILED;

  /** The name operators see: {@code fragmented-upstream}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
