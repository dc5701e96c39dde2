package net.relay6.cli.capture;

import java.time.Instant;
import net.relay6.agent.DhcpPorts;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * One UDP datagram over IPv6 of a capture.
 *
 * @param time when it was captured
 * @param source who sent it
 * @param destination whom it was sent to
 * @param payload its UDP payload, as much of it as was captured
 * @param note what the capture says about it
 */
public record CapturedDatagram(
    Instant time, Endpoint source, Endpoint destination, Octets payload, Note note) {

  /** Whether it goes to or comes from a port of DHCPv6. */
  public boolean isDhcp() {
    return isDhcp(source.port()) || isDhcp(destination.port());
  }

  private static boolean isDhcp(int port) {
    return port == DhcpPorts.CLIENT || port == DhcpPorts.SERVER;
  }
}
