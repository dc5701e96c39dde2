package net.relay6.net;

/**
 * The source or destination of a datagram.
 *
 * @param address the IPv6 address
 * @param zone interface index for a link-local or multicast address, otherwise 0; a local matter
 *     that never travels (RFC 4007, section 6)
 * @param port UDP port, 0 to 65535
 */
public record Endpoint(Ipv6Address address, int zone, int port) {

  /** An endpoint whose address needs no zone. */
  public static Endpoint of(Ipv6Address address, int port) {
    return new Endpoint(address, 0, port);
  }

  @Override
  public String toString() {
    return "[" + address + (zone == 0 ? "" : "%" + zone) + "]:" + port;
  }
}
