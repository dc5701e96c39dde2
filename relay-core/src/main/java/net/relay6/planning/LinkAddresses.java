package net.relay6.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;

/** Chooses the address that names a link to servers (RFC 9915, section 19.1.1). */
final class LinkAddresses {

  private LinkAddresses() {}

  /**
   * The configured address; else the address that two relays share, so that the link-address does
   * not depend on which of them relays; else the lowest stable global or unique-local address, then
   * a temporary one; else, if allowed, a link-local one. Deprecated and tentative addresses are not
   * used.
   */
  static Optional<Ipv6Address> choose(LinkSettings settings, NetworkLink link) {
    return settings
        .linkAddress()
        .or(() -> settings.activeWhenAddress().filter(Ipv6Address::isGlobalUnicast))
        .or(() -> lowest(link, InterfaceAddress.State.STABLE))
        .or(() -> lowest(link, InterfaceAddress.State.TEMPORARY))
        .or(() -> settings.allowLinkLocalLinkAddress() ? linkLocal(link) : Optional.empty());
  }

  /** The lowest link-local address that can be used. */
  static Optional<Ipv6Address> linkLocal(NetworkLink link) {
    return linkLocals(link).stream().min(Comparator.naturalOrder());
  }

  /** The link-local addresses that can be used. */
  static List<Ipv6Address> linkLocals(NetworkLink link) {
    return link.addresses().stream()
        .filter(address -> address.state() != InterfaceAddress.State.TENTATIVE)
        .map(InterfaceAddress::address)
        .filter(Ipv6Address::isLinkLocal)
        .toList();
  }

  /**
   * Whether the interface has that address, which need not be preferred (VRRP addresses never are).
   */
  static boolean isUsable(Ipv6Address address, NetworkLink link) {
    return link.addresses().stream()
        .anyMatch(own ->
            own.address().equals(address) && own.state() != InterfaceAddress.State.TENTATIVE);
  }

  private static Optional<Ipv6Address> lowest(NetworkLink link, InterfaceAddress.State state) {
    return link.addresses().stream()
        .filter(address -> address.state() == state)
        .map(InterfaceAddress::address)
        .filter(Ipv6Address::isGlobalUnicast)
        .min(Comparator.naturalOrder());
  }
}
