package net.relay6.table;

import java.security.SecureRandom;
import net.relay6.net.Octets;

/**
 * 64-bit hashes of values that clients choose. They depend on a secret of this process, so that no
 * client can choose a DUID or an address with the hash of another. Collisions are rare: less than
 * one in a thousand million tables of 100,000 entries.
 */
public final class KeyedHash {

  /** The initial hash, to which values are added. */
  public static final long START = new SecureRandom().nextLong();

  private static final long ODD = 0x9e37_79b9_7f4a_7c15L;

  private KeyedHash() {}

  /** The hash of {@code key} and a number. */
  public static long add(long key, long number) {
    long mixed = key ^ number;
    mixed = (mixed ^ mixed >>> 32) * ODD;
    return mixed ^ mixed >>> 29;
  }

  /** The hash of {@code key} and octets. */
  public static long add(long key, Octets octets) {
    long mixed = key;
    for (int index = 0; index < octets.length(); index++) {
      mixed = (mixed ^ octets.at(index)) * ODD;
      mixed ^= mixed >>> 29;
    }
    return add(mixed, octets.length());
  }
}
