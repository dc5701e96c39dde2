package net.relay6.agent.plan;

import net.relay6.net.Ipv6Address;

/**
 * The socket to a server or a group of servers, as a value: two plans need the same socket as long
 * as address, next hop and port are the same, even if the server's name changes.
 *
 * @param address the destination address, port 547
 * @param reach the next hop: the source address, or the outgoing interfaces
 * @param localPort the local UDP port
 */
public record UpstreamSocket(Ipv6Address address, Reach reach, int localPort) {

  /** Whether the destination is reachable now. */
  public boolean isReachable() {
    return !(reach instanceof Reach.Nowhere);
  }
}
