package net.relay6.agent.plan;

import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * The servers that receive identical RELAY-FORWs, and the link-address and options of these
 * messages.
 *
 * @param linkAddress link-address of the header, if the header carries one (RFC 9915, section
 *     19.1.1)
 * @param clientOptions options for a client's own message
 * @param relayOptions options for a message that another relay has wrapped
 * @param servers the receivers, in the order of the configuration
 */
public record RelayForwardPlan(
    Ipv6Address linkAddress,
    Options clientOptions,
    Options relayOptions,
    List<ServerPlan> servers) {

  /** Copies its list; fails without servers. */
  public RelayForwardPlan {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no servers");
    }
  }

  /** The same plan for this server only. */
  RelayForwardPlan onlyTo(ServerPlan server) {
    return new RelayForwardPlan(linkAddress, clientOptions, relayOptions, List.of(server));
  }

  /**
   * The options added to a message, except Relay Message.
   *
   * @param fixed whole options that are the same for every message, Interface-Id first
   * @param sources the sources of options that differ by message, in order
   */
  public record Options(Octets fixed, List<OptionSource> sources) {

    /** Copies its list. */
    public Options {
      sources = List.copyOf(sources);
    }

    /** Estimated length of the options, in octets. */
    public int roomLength() {
      int length = fixed.length();
      for (int index = 0; index < sources.size(); index++) {
        length += sources.get(index).roomLength();
      }
      return length;
    }
  }
}
