package net.relay6.observer.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * What is known of a client link apart from its messages.
 *
 * @param addresses the relay's own addresses on it
 * @param prefixes the prefixes assigned to it
 * @param linkAddresses the link-address that each server is sent, by the server's name
 * @param seesEveryResponse whether every response of those servers passes this relay
 */
public record KnownLink(
    Set<Ipv6Address> addresses,
    List<Ipv6Prefix> prefixes,
    Map<String, Ipv6Address> linkAddresses,
    boolean seesEveryResponse) {

  /** Nothing is known. */
  public static final KnownLink NONE = new KnownLink(Set.of(), List.of(), Map.of(), false);

  private static final int LONGEST_WITH_ANYCAST = 126;
  private static final int USUAL_LENGTH = 64;

  /** Copies its collections. */
  public KnownLink {
    addresses = Set.copyOf(addresses);
    prefixes = List.copyOf(prefixes);
    linkAddresses = Map.copyOf(linkAddresses);
  }

  /** The link-address that a server is sent for it, if known, or the only one there is. */
  public Optional<Ipv6Address> linkAddress(String server) {
    Optional<Ipv6Address> own = Optional.ofNullable(linkAddresses.get(server));
    return own.isPresent() || linkAddresses.size() != 1
        ? own
        : linkAddresses.values().stream().findFirst();
  }

  /**
   * Whether an address is the subnet-router anycast address of a prefix (RFC 4291, section 2.6.1),
   * except on point-to-point links (RFC 6164). Unknown prefixes are assumed to have 64 bits.
   */
  public boolean isSubnetRouterAnycast(Ipv6Address address) {
    for (Ipv6Prefix prefix : prefixes) {
      if (prefix.address().equals(address) && prefix.length() <= LONGEST_WITH_ANYCAST) {
        return true;
      }
    }
    return address.low() == 0 && !isInLongerPrefix(address);
  }

  private boolean isInLongerPrefix(Ipv6Address address) {
    for (Ipv6Prefix prefix : prefixes) {
      if (prefix.length() > USUAL_LENGTH && prefix.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
