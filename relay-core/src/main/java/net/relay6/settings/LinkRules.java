package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** What a link's own values must keep to. */
final class LinkRules {

  private LinkRules() {}

  static Optional<String> linkAddress(Ipv6Address address, boolean allowLinkLocal) {
    if (address.isGlobalUnicast() || (address.isLinkLocal() && allowLinkLocal)) {
      return Optional.empty();
    }
    return Optional.of(
        address.isLinkLocal()
            ? "%s is link-local, and few servers can choose a prefix by it; write a global address of"
                    .formatted(address)
                + " the link, or allow-link-local-link-address = true if there is none"
            : "%s tells no server which link the client is on; write a global address of the link"
                .formatted(address));
  }

  static Optional<String> interfaceId(Octets interfaceId) {
    int length = interfaceId.length();
    return length >= 1 && length <= LinkSettings.INTERFACE_ID_LENGTH_MAX
        ? Optional.empty()
        : Optional.of(
            "an interface-id has 1 to %d octets, not %d"
                .formatted(LinkSettings.INTERFACE_ID_LENGTH_MAX, length));
  }

  static Optional<String> servers(List<String> servers) {
    if (servers.isEmpty()) {
      return Optional.of(
          "the list of servers is empty; name the servers of this link, or remove the key for all");
    }
    return servers.stream().distinct().count() == servers.size()
        ? Optional.empty()
        : Optional.of("a server stands twice and would get every message twice; name it once");
  }

  /** RELAY-FORW and RELAY-REPL have rules of their own. */
  static Optional<String> refusableType(TypeNumber type) {
    if (type.equals(TypeNumber.RELAY_FORW)) {
      return Optional.of(
          "RELAY-FORW is not refused by type; leave downstream-relays empty to accept none");
    }
    return type.equals(TypeNumber.RELAY_REPL)
        ? Optional.of("RELAY-REPL is never accepted from a client link; remove it from the list")
        : Optional.empty();
  }

  static Optional<String> leasequery(boolean allowed, Set<TypeNumber> denied) {
    return allowed && denied.contains(TypeNumber.LEASEQUERY)
        ? Optional.of(
            "allow-leasequery = true, but deny-types holds LEASEQUERY; remove one of them")
        : Optional.empty();
  }
}
