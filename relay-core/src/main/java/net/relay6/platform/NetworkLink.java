package net.relay6.platform;

import java.util.List;
import java.util.Optional;
import net.relay6.net.LinkLayerAddress;

/**
 * One interface of this node.
 *
 * @param name its name
 * @param index its index; changes when it is deleted and created again
 * @param up whether it is up and running
 * @param mtu its MTU in octets
 * @param linkLayerAddress its hardware address; empty if it has none, like a tunnel
 * @param vlan its VLAN number, 0 to 4094; empty for other interfaces
 * @param port whether it is a port of another interface, such as a bridge or bond, to which its
 *     packets belong
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
