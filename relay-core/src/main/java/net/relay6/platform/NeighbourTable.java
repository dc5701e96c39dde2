package net.relay6.platform;

import java.util.Optional;

/** The kernel's table of IPv6 neighbours. */
public interface NeighbourTable {

  /**
   * How full it is now; empty when the kernel does not say. Does not wait. One thread at a time.
   */
  Optional<NeighbourCount> count();
}
