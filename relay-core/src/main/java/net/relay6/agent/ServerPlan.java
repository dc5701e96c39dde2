package net.relay6.agent;

import java.util.List;
import net.relay6.net.Ipv6Address;

/**
 * One destination of every client message: a server, or a group of servers.
 *
 * @param index place in {@link RelayPlan#servers}
 * @param name the operator's name for it
 * @param address where copies go, port 547
 * @param zones interface indices: the zone of a link-local address, or the interfaces a multicast
 *     copy leaves by, one copy each; empty where the routing table chooses
 * @param counters its counters
 */
public record ServerPlan(
    int index, String name, Ipv6Address address, List<Integer> zones, ServerCounters counters) {

  /** Copies its list. */
  public ServerPlan {
    zones = List.copyOf(zones);
  }

  /** How many datagrams one message to this server is. */
  public int copies() {
    return Math.max(1, zones.size());
  }

  @Override
  public String toString() {
    return name;
  }
}
