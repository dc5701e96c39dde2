package net.relay6.tools.capture;

import java.time.Instant;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * One UDP datagram over IPv6 of a capture.
 *
 * @param packet the number of its packet, from 1; of several fragments, the one that completed it
 * @param time the capture time of that packet
 * @param source the source
 * @param destination the destination
 * @param payload the captured part of its UDP payload
 * @param missingLength how many octets of the payload were not captured
 * @param note the capture's metadata of it
 */
public record CapturedDatagram(
    long packet,
    Instant time,
    Endpoint source,
    Endpoint destination,
    Octets payload,
    int missingLength,
    Note note) {

  /** Whether its source or destination port is one of DHCPv6. */
  public boolean isDhcp() {
    return isDhcp(source.port()) || isDhcp(destination.port());
  }

  private static boolean isDhcp(int port) {
    return port == DhcpPorts.CLIENT || port == DhcpPorts.SERVER;
  }
}
