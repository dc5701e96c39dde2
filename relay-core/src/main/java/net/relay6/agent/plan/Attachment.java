package net.relay6.agent.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.LinkLayerAddress;

/**
 * The state of the interface by which this node is attached to a link.
 *
 * @param interfaceIndex the kernel's number for the interface
 * @param mtu its MTU in octets
 * @param prefixes prefixes assigned to it, without link-local ones
 * @param linkLocals this node's link-local addresses on it
 * @param hardwareAddress its Ethernet address; empty if it has none
 */
public record Attachment(
    int interfaceIndex,
    int mtu,
    List<Ipv6Prefix> prefixes,
    Set<Ipv6Address> linkLocals,
    Optional<LinkLayerAddress> hardwareAddress) {

  /** Copies its collections. */
  public Attachment {
    prefixes = List.copyOf(prefixes);
    linkLocals = Set.copyOf(linkLocals);
  }

  /** Whether that address lies in a prefix of this link. */
  public boolean isOnLink(Ipv6Address address) {
    for (Ipv6Prefix prefix : prefixes) {
      if (prefix.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
