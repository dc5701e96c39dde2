package net.relay6.observer.exchange;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.table.KeyedHash;

/** Hashes of exchanges and clients; 64 bits, so that collisions are rare. */
final class Keys {

  private Keys() {}

  /** The client, by its DUID or, without one, by its link and address. */
  static long client(String link, Ipv6Address peer, Octets duid) {
    long key = KeyedHash.add(KeyedHash.START, link.hashCode());
    return duid.length() == 0 ? address(key, peer) : KeyedHash.add(key, duid);
  }

  /** The exchange (first hop, transaction-id, client). */
  static long exchange(Ipv6Address peer, int transactionId, long client) {
    return KeyedHash.add(address(client, peer), transactionId);
  }

  private static long address(long key, Ipv6Address address) {
    return KeyedHash.add(KeyedHash.add(key, address.high()), address.low());
  }
}
