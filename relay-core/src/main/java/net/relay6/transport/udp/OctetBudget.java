package net.relay6.transport.udp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory in which all sockets of one loop may let datagrams wait, in octets. A queue may hold
 * as much as is still free, so that one slow destination takes half of it at most and there is
 * always room for another (dynamic thresholds, Choudhury and Hahne 1998). The loop's thread
 * reserves and releases; any thread reads.
 */
public final class OctetBudget {

  private final long octetsMax;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /** A budget of which nothing is held. */
  public OctetBudget(long octetsMax) {
    this.octetsMax = octetsMax;
  }

  /**
   * Reserves {@code more} octets for a queue that holds {@code own} already; false, and counted,
   * when that is more than its share.
   */
  public boolean reserve(long own, long more) {
    long now = held.getPlain();
    if (own + more > octetsMax - now) {
      refused.setRelease(refused.getPlain() + 1);
      return false;
    }
    held.setRelease(now + more);
    return true;
  }

  /** Gives reserved octets back. */
  public void release(long octets) {
    held.setRelease(held.getPlain() - octets);
  }

  /** How many octets may be held in all. */
  public long octetsMax() {
    return octetsMax;
  }

  /** How many octets are held now. */
  public long held() {
    return held.getAcquire();
  }

  /** How many datagrams were given up because their queue held its share. */
  public long refused() {
    return refused.getAcquire();
  }
}
