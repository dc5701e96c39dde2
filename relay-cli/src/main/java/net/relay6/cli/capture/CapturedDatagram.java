package net.relay6.cli.capture;

import java.time.Instant;
import net.relay6.agent.DhcpPorts;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * One UDP datagram over IPv6 of a capture.
 *
 * @param packet the number of its packet, from 1; of several fragments, of the one that made it
 *     whole
 * @param time when that packet was captured
 * @param source who sent it
 * @param destination whom it was sent to
 * @param payload its UDP payload, as much of it as was captured
 * @param missingLength how many octets of the payload were not captured
 * @param note what the capture says about it
 */
public record CapturedDatagram(
    long packet,
    Instant time,
    Endpoint source,
    Endpoint destination,
    Octets payload,
    int missingLength,
    Note note) {

  /** Whether it goes to or comes from a port of DHCPv6. */
  public boolean isDhcp() {
    return isDhcp(source.port()) || isDhcp(destination.port());
  }

  private static boolean isDhcp(int port) {
    return port == DhcpPorts.CLIENT || port == DhcpPorts.SERVER;
  }
}
