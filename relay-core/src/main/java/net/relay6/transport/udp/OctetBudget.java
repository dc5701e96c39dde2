package net.relay6.transport.udp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for queued datagrams of all sockets of one loop, in octets. A queue may hold as much
 * as is still free, so that one slow destination takes at most half and there is always room for
 * another (dynamic thresholds, Choudhury and Hahne 1998). The loop's thread reserves and releases;
 * any thread reads.
 */
public final class OctetBudget {

  private final long octetsMax;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /** An unused budget. */
  public OctetBudget(long octetsMax) {
    this.octetsMax = octetsMax;
  }

  /**
   * Reserves {@code more} octets for a queue that already holds {@code own}; returns false, and
   * counts a refusal, if that exceeds its share.
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

  /** Releases reserved octets. */
  public void release(long octets) {
    held.setRelease(held.getPlain() - octets);
  }

  /** The size of the budget, in octets. */
  public long octetsMax() {
    return octetsMax;
  }

  /** The octets reserved now. */
  public long held() {
    return held.getAcquire();
  }

  /** How many datagrams were discarded because their queue held its share. */
  public long refused() {
    return refused.getAcquire();
  }
}
