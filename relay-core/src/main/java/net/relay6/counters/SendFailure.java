package net.relay6.counters;

/** Why the kernel did not send a datagram to a server, as far as the reason concerns the server. */
public enum SendFailure {
  /**
   * The server's machine reported for an earlier datagram that no program listens on the port:
   * ICMPv6 port unreachable (RFC 4443, section 3.1).
   */
  REFUSED,
  /** The server is unreachable: there is no route, it is prohibited, or the host is unreachable. */
  UNREACHABLE,
  /** Any other reason, such as a full queue; it does not concern the server. */
  OTHER
}
