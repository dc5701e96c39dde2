package net.relay6.agent;

import java.util.Locale;

/** What is worth counting about a datagram although it is passed on, or about one of its copies. */
public enum Remark {
  /** Interface-Id and link-address of a RELAY-REPL name different links; Interface-Id decided. */
  INTERFACE_ID_LINK_MISMATCH,
  /** A RELAY-FORW came wrapped in a RELAY-REPL: legal to pass on, never legitimate. */
  RELAYED_RELAY_FORWARD,
  /** An answer too large for the client link's MTU: it leaves in fragments. */
  FRAGMENTED_DOWNSTREAM,
  /** A copy too large for the path to its server: it leaves in fragments. */
  FRAGMENTED_UPSTREAM,
  /** A copy larger than every IPv6 path is sure to carry whole: 1280 octets (RFC 8200). */
  ABOVE_MINIMUM_MTU,
  /** A copy too large for a UDP datagram with what its server is sent: this server gets none. */
  OVERSIZE_COPY,
  /** No hardware address is known of a client, so what would tell it is left out (RFC 6939). */
  LINK_LAYER_ADDRESS_UNKNOWN,
  /** A client's options run past the end of its message; relayed as it is. */
  MALFORMED_CLIENT_OPTIONS,
  /** An observer failed after the datagram had been sent. */
  OBSERVER_FAILED;

  /** The name operators see: {@code fragmented-upstream}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
