package net.relay6.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;

/** The interfaces at one moment. Two snapshots are equal if all interfaces are. */
public final class InterfaceSnapshot {

  private final List<NetworkLink> interfaces;
  private final Map<String, NetworkLink> byName = new LinkedHashMap<>();

  /** A snapshot of all interfaces that exist, whose names differ. */
  public InterfaceSnapshot(List<NetworkLink> interfaces) {
    this.interfaces = List.copyOf(interfaces);
    this.interfaces.forEach(link -> byName.put(link.name(), link));
  }

  /** All interfaces, in the kernel's order. */
  public List<NetworkLink> interfaces() {
    return interfaces;
  }

  /** The interface of that name. */
  public Optional<NetworkLink> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The interface of that number. */
  public Optional<NetworkLink> numbered(int index) {
    return interfaces.stream().filter(link -> link.index() == index).findFirst();
  }

  /** The interfaces that have that address. */
  public InterfaceSet having(Ipv6Address address) {
    return InterfaceSet.of(
        interfaces.stream()
            .filter(
                link -> link.addresses().stream().anyMatch(own -> own.address().equals(address)))
            .map(NetworkLink::index)
            .toList());
  }

  /** Every address of this node of more than link scope, in any state. */
  public Set<Ipv6Address> globalAddresses() {
    return interfaces.stream()
        .flatMap(link -> link.addresses().stream())
        .map(InterfaceAddress::address)
        .filter(Ipv6Address::isGlobalUnicast)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InterfaceSnapshot that && interfaces.equals(that.interfaces);
  }

  @Override
  public int hashCode() {
    return interfaces.hashCode();
  }

  @Override
  public String toString() {
    return interfaces.toString();
  }
}
