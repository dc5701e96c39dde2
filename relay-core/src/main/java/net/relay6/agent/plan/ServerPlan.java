package net.relay6.agent.plan;

import java.util.List;
import java.util.Set;
import net.relay6.counters.ServerCounters;
import net.relay6.net.Endpoint;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * One destination of every client message: a server, or a group of servers.
 *
 * @param index place in {@code RelayPlan.servers}
 * @param name the operator's name for it
 * @param destination where it is, as the operator writes it: perhaps a host name
 * @param address where copies go, port 547; {@code ::} while that is not known
 * @param otherAddresses further addresses its answers may come from
 * @param acceptFrom prefixes of further addresses its answers may come from
 * @param nextHop how it is reached
 * @param ingressInterfaces interfaces that lead to it now: its messages may come in by these, also
 *     where clients are
 * @param localPort the UDP port copies leave from
 * @param counters its counters
 */
public record ServerPlan(
    int index,
    String name,
    String destination,
    Ipv6Address address,
    Set<Ipv6Address> otherAddresses,
    List<Ipv6Prefix> acceptFrom,
    NextHop nextHop,
    InterfaceSet ingressInterfaces,
    int localPort,
    ServerCounters counters) {

  /** Stands for servers that are not configured, where answers from anyone are accepted. */
  public static final String UNLISTED_SERVER = "(unlisted)";

  /** Copies its collections. */
  public ServerPlan {
    otherAddresses = Set.copyOf(otherAddresses);
    acceptFrom = List.copyOf(acceptFrom);
  }

  /** The address, or the host name while the address is not known. */
  public String shownAddress() {
    return address.isUnspecified() ? destination : address.toString();
  }

  /**
   * How many datagrams one message to this server takes; a message that cannot be sent counts as
   * one.
   */
  public int datagramCount() {
    return switch (nextHop) {
      case NextHop.ByRoute _, NextHop.Unreachable _ -> 1;
      case NextHop.ByInterfaces(var indexes) -> Math.max(1, indexes.size());
    };
  }

  /** The server as a draining one: it is sent nothing and has no position in a plan. */
  public ServerPlan toDraining() {
    return new ServerPlan(
        -1,
        name,
        destination,
        address,
        otherAddresses,
        acceptFrom,
        nextHop,
        ingressInterfaces,
        localPort,
        counters);
  }

  /** Whether it is a draining server: see {@link #toDraining}. */
  public boolean isDraining() {
    return index < 0;
  }

  /** The socket to it, if it is reachable. */
  public Socket socket() {
    return new Socket(address, nextHop, localPort);
  }

  /** Whether responses of the other server are accepted as this server's. */
  boolean acceptsResponsesOf(ServerPlan other) {
    return socket().equals(other.socket())
        && otherAddresses.containsAll(other.otherAddresses)
        && acceptFrom.containsAll(other.acceptFrom);
  }

  /** Whether this stands for servers that are not configured. */
  public boolean isUnlisted() {
    return name.equals(UNLISTED_SERVER);
  }

  /** Whether a datagram from {@code source} is this server's: same address, same zone. */
  public boolean isAt(Endpoint source) {
    return isAt(source.address())
        && switch (nextHop) {
          case NextHop.ByRoute _ -> true;
          case NextHop.Unreachable _ -> false;
          case NextHop.ByInterfaces(var indexes) ->
              !address.isLinkLocal() || indexes.contains(source.zone());
        };
  }

  /**
   * Whether the configuration allows {@code source} as a source of this server; a link-local source
   * is allowed only on the server's link.
   */
  public boolean mayAnswerFrom(Endpoint source) {
    if (source.address().isLinkLocal() && !ingressInterfaces.contains(source.zone())) {
      return false;
    }
    for (Ipv6Prefix prefix : acceptFrom) {
      if (prefix.contains(source.address())) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(Ipv6Address source) {
    return address.equals(source) || otherAddresses.contains(source);
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * The socket to a server or a group of servers, as a value: two plans need the same socket as
   * long as address, next hop and port are the same, even if the server's name changes.
   *
   * @param address the destination address, port 547
   * @param nextHop the next hop: the source address, or the outgoing interfaces
   * @param localPort the local UDP port
   */
  public record Socket(Ipv6Address address, NextHop nextHop, int localPort) {

    /** Whether the destination is reachable now. */
    public boolean isReachable() {
      return !(nextHop instanceof NextHop.Unreachable);
    }
  }
}
