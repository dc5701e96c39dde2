package net.relay6.agent;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;

/** How a server is reached from this node. */
public sealed interface Reach {

  /**
   * By the routing table.
   *
   * @param source the source address: the one the operator pins, or the one the kernel chooses now;
   *     empty while it is not known, or where the kernel chooses for each datagram
   */
  record ByRoute(Optional<Ipv6Address> source) implements Reach {}

  /**
   * Not at all just now.
   *
   * @param why for people
   */
  record Nowhere(String why) implements Reach {}

  /**
   * Out of named interfaces: the zone of a link-local address, or where a multicast copy leaves,
   * one datagram on each.
   *
   * @param indexes the kernel's numbers of those that exist now; empty: none does, and nothing can
   *     be sent
   */
  record ByInterfaces(List<Integer> indexes) implements Reach {

    /** Copies its list. */
    public ByInterfaces {
      indexes = List.copyOf(indexes);
    }
  }
}
