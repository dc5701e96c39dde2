package net.relay6.platform;

import java.util.List;
import java.util.Optional;
import net.relay6.net.LinkLayerAddress;

/**
 * One interface of this node.
 *
 * @param name its name
 * @param index the kernel's number for it; changes when it is deleted and made again
 * @param up whether it is up and running
 * @param mtu its MTU in octets
 * @param linkLayerAddress its hardware address; empty when it has none, as a tunnel
 * @param vlan the VLAN it stands for, 0 to 4094; empty for other interfaces
 * @param port whether what arrives at it belongs to another interface, as at a port of a bridge or
 *     bond
 * @param addresses its IPv6 addresses in ascending order
 */
public record NetworkLink(
    String name,
    int index,
    boolean up,
    int mtu,
    Optional<LinkLayerAddress> linkLayerAddress,
    Optional<Integer> vlan,
    boolean port,
    List<InterfaceAddress> addresses) {

  /** Copies its list. */
  public NetworkLink {
    addresses = List.copyOf(addresses);
  }
}
