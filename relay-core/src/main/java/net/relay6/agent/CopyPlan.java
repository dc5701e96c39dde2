package net.relay6.agent;

import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Servers that receive identical octets, and what those octets are made of.
 *
 * @param linkAddress link-address where the header carries one (RFC 9915, section 19.1.1)
 * @param fixedOptions encoded options that are the same for every message, Interface-Id first
 * @param clientOptions sources of further options for a client's own message
 * @param relayOptions sources of further options for a message another relay has wrapped
 * @param servers who receives the octets, in the order of the configuration
 */
public record CopyPlan(
    Ipv6Address linkAddress,
    Octets fixedOptions,
    List<OptionSource> clientOptions,
    List<OptionSource> relayOptions,
    List<ServerPlan> servers) {

  /** Copies its lists; a plan without servers is a fault of ours. */
  public CopyPlan {
    clientOptions = List.copyOf(clientOptions);
    relayOptions = List.copyOf(relayOptions);
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no servers");
    }
  }
}
