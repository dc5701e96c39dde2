package net.relay6.agent;

/** Why the kernel did not send a datagram to a server, as far as that says something about it. */
public enum SendFailure {
  /**
   * The server's machine answered an earlier datagram that no program has the port: ICMPv6 port
   * unreachable (RFC 4443, section 3.1).
   */
  REFUSED,
  /**
   * No way leads to the server: there is no route, it is prohibited, or its host is unreachable.
   */
  UNREACHABLE,
  /** Anything else, such as a full queue; it says nothing about the server. */
  OTHER
}
