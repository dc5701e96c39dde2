package net.relay6.runtime.watch;

import java.util.List;
import java.util.Optional;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.Assembled;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.UdpHolder;
import net.relay6.settings.LinkSettings;

/**
 * Finds sockets of other programs on port 547 that conflict with relay6's. The kernel gives a
 * datagram for a unicast address to the one socket that fits best, and multicast to every socket
 * that has joined the group on the interface. So a socket bound to another interface, or to an
 * address of one, causes no conflict, nor does a server that is bound to the address that relay6
 * sends to.
 */
public final class PortConflicts {

  private final List<ServerPlan> servers;
  private final InterfaceSnapshot interfaces;
  private final InterfaceSet links;
  private final InterfaceSet ways;

  public PortConflicts(Assembled assembled, InterfaceSnapshot interfaces) {
    servers = assembled.plan().servers();
    this.interfaces = interfaces;
    links =
        InterfaceSet.of(
            assembled.linkSettings().stream()
                .map(LinkSettings::interfaceName)
                .map(interfaces::named)
                .flatMap(Optional::stream)
                .map(NetworkLink::index)
                .toList());
    ways = servers.stream().map(ServerPlan::ways).reduce(InterfaceSet.NONE, InterfaceSet::and);
  }

  /** The sockets among {@code others} that conflict. */
  public List<UdpHolder> among(List<UdpHolder> others) {
    return others.stream().filter(this::isInTheWay).toList();
  }

  private boolean isInTheWay(UdpHolder other) {
    Ipv6Address local = other.local();
    if (!other.remote().isUnspecified()) {
      return isServer(other.remote());
    }
    if (other.interfaceIndex() != 0) {
      return links.contains(other.interfaceIndex());
    }
    if (local.isUnspecified() || local.isMulticast()) {
      return true;
    }
    return !isServer(local)
        && interfaces.having(local).indexes().anyMatch(index -> links.and(ways).contains(index));
  }

  private boolean isServer(Ipv6Address address) {
    return servers.stream().anyMatch(server -> server.address().equals(address));
  }
}
