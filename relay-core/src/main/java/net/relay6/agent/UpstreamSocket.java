package net.relay6.agent;

import net.relay6.net.Ipv6Address;

/**
 * The socket by which a server or a group of servers is reached, as a value: two plans of servers
 * need the same socket as long as they are reached the same way, whatever they are called.
 *
 * @param address where copies go, port 547
 * @param reach how it is reached: the source address, or the interfaces copies leave by
 * @param localPort the UDP port copies leave from
 */
public record UpstreamSocket(Ipv6Address address, Reach reach, int localPort) {

  /** Whether there is a way at all just now. */
  public boolean isReachable() {
    return !(reach instanceof Reach.Nowhere);
  }
}
