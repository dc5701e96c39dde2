package net.relay6.observer.exchange;

import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageSummary;

/**
 * The four times of a lease, in seconds (RFC 9915, sections 21.4 and 21.6); all ones is forever.
 *
 * @param renew T1; 0 leaves it to the client
 * @param rebind T2; 0 leaves it to the client
 * @param preferred the preferred lifetime
 * @param valid the valid lifetime
 */
public record Lifetimes(long renew, long rebind, long preferred, long valid) {

  /** No lease was observed. */
  public static final Lifetimes NONE = new Lifetimes(0, 0, 0, 0);

  /** The lifetimes of a lease; {@code known} itself if they are equal, to save memory. */
  public static Lifetimes of(
      MessageSummary.Association association, AddressOrPrefix lease, Lifetimes known) {
    return known.isOf(association, lease)
        ? known
        : new Lifetimes(
            association.renewSeconds(),
            association.rebindSeconds(),
            lease.preferredSeconds(),
            lease.validSeconds());
  }

  private boolean isOf(MessageSummary.Association association, AddressOrPrefix lease) {
    return renew == association.renewSeconds()
        && rebind == association.rebindSeconds()
        && preferred == lease.preferredSeconds()
        && valid == lease.validSeconds();
  }

  /**
   * When the client sends REBIND, in seconds after the lease began: T2, or four fifths of the
   * preferred lifetime, which clients use if T2 is 0 (RFC 9915, section 14.2).
   */
  public long effectiveRebind() {
    return rebind > 0 || preferred == AddressOrPrefix.FOREVER
        ? Math.max(rebind, 0)
        : preferred * 4 / 5;
  }

  @Override
  public String toString() {
    return "T1 %s, T2 %s, preferred %s, valid %s"
        .formatted(text(renew), text(rebind), text(preferred), text(valid));
  }

  private static String text(long seconds) {
    return seconds == AddressOrPrefix.FOREVER ? "forever" : seconds + " s";
  }
}
