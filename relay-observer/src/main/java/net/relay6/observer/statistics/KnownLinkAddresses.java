package net.relay6.observer.statistics;

import java.util.LinkedHashMap;
import net.relay6.net.Ipv6Address;

/**
 * The link-addresses for which a server has offered or assigned leases, on one link. Bounded: the
 * one used longest ago is evicted.
 */
final class KnownLinkAddresses {

  private static final int ADDRESSES = 64;

  private record Given(boolean addresses, boolean prefixes) {

    private static final Given NOTHING = new Given(false, false);
  }

  private final LinkedHashMap<Ipv6Address, Given> given = new LinkedHashMap<>(4, 0.75f, true);

  /** Notes a lease for that link-address, an address or a prefix. */
  void add(Ipv6Address linkAddress, boolean prefix) {
    if (!has(linkAddress, prefix)) {
      Given before = given.getOrDefault(linkAddress, Given.NOTHING);
      given.put(linkAddress, new Given(before.addresses() || !prefix, before.prefixes() || prefix));
      if (given.size() > ADDRESSES) {
        given.pollFirstEntry();
      }
    }
  }

  /** Whether it has offered or assigned an address, or a prefix, for that link-address. */
  boolean has(Ipv6Address linkAddress, boolean prefix) {
    Given known = given.getOrDefault(linkAddress, Given.NOTHING);
    return prefix ? known.prefixes() : known.addresses();
  }

  /** Whether it has offered or assigned anything for that link-address. */
  boolean contains(Ipv6Address linkAddress) {
    return given.get(linkAddress) != null;
  }
}
