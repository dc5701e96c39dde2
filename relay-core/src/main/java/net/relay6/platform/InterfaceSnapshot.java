package net.relay6.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.net.Ipv6Address;

/**
 * The interfaces at one moment.
 *
 * @param interfaces all that exist, by name
 */
public record InterfaceSnapshot(List<NetworkLink> interfaces) {

  /** Copies its list. */
  public InterfaceSnapshot {
    interfaces = List.copyOf(interfaces);
  }

  /** The interface of that name. */
  public Optional<NetworkLink> named(String name) {
    return interfaces.stream().filter(link -> link.name().equals(name)).findFirst();
  }

  /** Every address of this node of more than link scope, whatever its state. */
  public Set<Ipv6Address> globalAddresses() {
    return interfaces.stream()
        .flatMap(link -> link.addresses().stream())
        .map(InterfaceAddress::address)
        .filter(Ipv6Address::isGlobalUnicast)
        .collect(Collectors.toUnmodifiableSet());
  }
}
