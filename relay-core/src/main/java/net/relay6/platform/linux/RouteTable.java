package net.relay6.platform.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;

/** The interfaces and addresses reported so far. Not shared between threads. */
final class RouteTable {

  private final NavigableMap<Integer, NetworkLink> links = new TreeMap<>();
  private final Map<Integer, NavigableMap<Ipv6Address, InterfaceAddress>> addresses =
      new HashMap<>();

  /** The indexes of interfaces that were removed since the last snapshot. */
  private final Set<Integer> gone = new HashSet<>();

  /** Applies an event; returns whether it changed the table. */
  boolean apply(RouteNews news) {
    return switch (news) {
      case RouteNews.LinkThere(NetworkLink link) -> !link.equals(links.put(link.index(), link));
      case RouteNews.LinkGone(int index) -> remove(index);
      case RouteNews.AddressThere(int index, InterfaceAddress assigned) ->
          !assigned.equals(
              addresses
                  .computeIfAbsent(index, _ -> new TreeMap<>())
                  .put(assigned.address(), assigned));
      case RouteNews.AddressGone(int index, Ipv6Address address) ->
          of(index).remove(address) != null;
      default -> false;
    };
  }

  private boolean remove(int index) {
    addresses.remove(index);
    gone.add(index);
    return links.remove(index) != null;
  }

  private NavigableMap<Ipv6Address, InterfaceAddress> of(int index) {
    return addresses.getOrDefault(index, new TreeMap<>());
  }

  /** All interfaces, in the order of their indexes. */
  InterfaceSnapshot all() {
    return new InterfaceSnapshot(links.values().stream().map(this::withAddresses).toList());
  }

  private NetworkLink withAddresses(NetworkLink link) {
    return new NetworkLink(
        link.name(),
        link.index(),
        link.up(),
        link.mtu(),
        link.linkLayerAddress(),
        link.vlan(),
        link.port(),
        new ArrayList<>(of(link.index()).values()));
  }

  /**
   * Whether an interface was removed and its index reused since the last {@link #look}. Sockets
   * bound to the old interface receive nothing from the new one, although the index is the same.
   */
  boolean hasReborn() {
    return gone.stream().anyMatch(links::containsKey);
  }

  /**
   * All interfaces except those whose index was reused, so that callers close and reopen their
   * sockets.
   */
  InterfaceSnapshot look() {
    InterfaceSnapshot all = all();
    if (hasReborn()) {
      List<NetworkLink> others =
          all.interfaces().stream().filter(link -> !gone.contains(link.index())).toList();
      all = new InterfaceSnapshot(others);
    }
    gone.clear();
    return all;
  }

  /** Takes over removals that {@code former} has not reported yet. */
  void succeed(RouteTable former) {
    gone.addAll(former.gone);
  }
}
