package net.relay6.agent;

import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;

/**
 * One destination of every client message: a server, or a group of servers.
 *
 * @param index place in {@link RelayPlan#servers}
 * @param name the operator's name for it
 * @param address where copies go, port 547
 * @param reach how it is reached
 * @param counters its counters
 */
public record ServerPlan(
    int index, String name, Ipv6Address address, Reach reach, ServerCounters counters) {

  /** How many datagrams one message to this server is; one that cannot be sent counts as one. */
  public int copies() {
    return switch (reach) {
      case Reach.ByRoute _ -> 1;
      case Reach.ByInterfaces(var indexes) -> Math.max(1, indexes.size());
    };
  }

  /** Whether a datagram from {@code source} is this server's: same address, same zone. */
  boolean isAt(Endpoint source) {
    return address.equals(source.address())
        && switch (reach) {
          case Reach.ByRoute _ -> true;
          case Reach.ByInterfaces(var indexes) ->
              !address.isLinkLocal() || indexes.contains(source.zone());
        };
  }

  @Override
  public String toString() {
    return name;
  }
}
