package net.relay6.agent;

import java.util.List;
import net.relay6.net.Ipv6Address;

/**
 * Servers that receive identical octets, and what those octets are made of.
 *
 * @param linkAddress link-address where the header carries one (RFC 9915, section 19.1.1)
 * @param clientOptions options for a client's own message
 * @param relayOptions options for a message another relay has wrapped
 * @param servers who receives the octets, in the order of the configuration
 */
public record CopyPlan(
    Ipv6Address linkAddress,
    OptionPlan clientOptions,
    OptionPlan relayOptions,
    List<ServerPlan> servers) {

  /** Copies its list; a plan without servers is a fault of ours. */
  public CopyPlan {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no servers");
    }
  }

  /** The same octets for that server alone. */
  CopyPlan to(ServerPlan server) {
    return new CopyPlan(linkAddress, clientOptions, relayOptions, List.of(server));
  }
}
