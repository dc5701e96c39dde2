package net.relay6.observer.lease;

import java.util.Optional;
import net.relay6.net.Octets;
import net.relay6.wire.AddressOrPrefix;

/**
 * An address or prefix that a server has assigned to a client.
 *
 * @param link the client link
 * @param value the address or prefix with its latest lifetimes
 * @param client the client's DUID
 * @param iaid its identity association
 * @param servers the numbers of the servers that have assigned it, one bit each; bit 63 stands for
 *     all higher numbers
 * @param sinceNanos when it was first assigned to this client
 * @param seenNanos when it was last assigned or extended
 * @param endsNanos when its valid lifetime ends; empty for never
 */
public record Lease(
    String link,
    AddressOrPrefix value,
    Octets client,
    long iaid,
    long servers,
    long sinceNanos,
    long seenNanos,
    Optional<Long> endsNanos) {

  private static final int LAST_BIT = Long.SIZE - 1;

  /** Whether it is in force. */
  public boolean isLive(long nowNanos) {
    return endsNanos.isEmpty() || endsNanos.get() - nowNanos > 0;
  }

  /** Whether it belongs to that client and identity association. */
  public boolean isOf(Octets duid, long association) {
    return iaid == association && client.equals(duid);
  }

  /** Whether the server of that number has assigned it. */
  public boolean isFrom(int server) {
    return (servers & bit(server)) != 0;
  }

  /** Whether the bit of that number stands for several servers. */
  static boolean isShared(int server) {
    return server >= LAST_BIT;
  }

  static long bit(int server) {
    return 1L << Math.min(server, LAST_BIT);
  }
}
