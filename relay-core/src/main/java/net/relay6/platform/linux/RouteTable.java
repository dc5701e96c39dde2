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

/** The interfaces and addresses that have been told of so far. Not shared between threads. */
final class RouteTable {

  private final NavigableMap<Integer, NetworkLink> links = new TreeMap<>();
  private final Map<Integer, NavigableMap<Ipv6Address, InterfaceAddress>> addresses =
      new HashMap<>();

  /** The numbers of interfaces that have gone since somebody looked. */
  private final Set<Integer> gone = new HashSet<>();

  /** Takes news in; whether they were any. */
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

  /** All there is, in the order of the kernel's numbers. */
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
   * Whether an interface has gone and another of the same number has come since the last {@link
   * #look}. Sockets of the first are deaf on the second although nothing looks different.
   */
  boolean hasReborn() {
    return gone.stream().anyMatch(links::containsKey);
  }

  /** All there is, but those reborn, which so are seen to have gone. */
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

  /** Takes over what {@code former} has not told of yet. */
  void succeed(RouteTable former) {
    gone.addAll(former.gone);
  }
}
