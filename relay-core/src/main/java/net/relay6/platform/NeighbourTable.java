package net.relay6.platform;

import java.util.Optional;

/** The kernel's table of IPv6 neighbours. */
public interface NeighbourTable {

  /**
   * Its current use; empty if the kernel does not report it. Does not block. Used by one thread at
   * a time.
   */
  Optional<NeighbourCount> count();
}
