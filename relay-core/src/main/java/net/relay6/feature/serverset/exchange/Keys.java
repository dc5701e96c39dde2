package net.relay6.feature.serverset.exchange;

import java.security.SecureRandom;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** Numbers that stand for an exchange or a client; 64 bits, so that accidents are rare. */
final class Keys {

  private static final long ODD = 0x9e37_79b9_7f4a_7c15L;

  /** Drawn for this process, so that no client can choose a DUID that has the number of another. */
  private static final long SECRET = new SecureRandom().nextLong();

  private Keys() {}

  /** The client: by its DUID, or when it has none by where it is. */
  static long client(String link, Ipv6Address peer, Octets duid) {
    long key = mix(link.hashCode() ^ SECRET);
    if (duid.length() == 0) {
      return mix(mix(key ^ peer.high()) ^ peer.low());
    }
    for (int index = 0; index < duid.length(); index++) {
      key = (key ^ duid.at(index)) * ODD;
      key ^= key >>> 29;
    }
    return mix(key);
  }

  /** The exchange (first hop, transaction-id, client). */
  static long exchange(Ipv6Address peer, int transactionId, long client) {
    return mix(mix(mix(client ^ peer.high()) ^ peer.low()) ^ transactionId);
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * ODD;
    return mixed ^ mixed >>> 29;
  }
}
