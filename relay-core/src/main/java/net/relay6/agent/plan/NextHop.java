package net.relay6.agent.plan;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;

/** The next hop to a server from this node. */
public sealed interface NextHop {

  /**
   * By the routing table.
   *
   * @param source the source address: the configured one, or the one the kernel chooses now; empty
   *     while it is not known, or if the kernel chooses it for each datagram
   */
  record ByRoute(Optional<Ipv6Address> source) implements NextHop {}

  /**
   * Unreachable at the moment.
   *
   * @param why the reason, for people
   */
  record Unreachable(String why) implements NextHop {}

  /**
   * By named interfaces: the zone of a link-local address, or the interfaces on each of which one
   * multicast datagram leaves.
   *
   * @param indexes the indexes of those that exist now; empty: none exists, and nothing can be sent
   */
  record ByInterfaces(List<Integer> indexes) implements NextHop {

    /** Copies its list. */
    public ByInterfaces {
      indexes = List.copyOf(indexes);
    }
  }
}
