package net.relay6.platform;

import java.util.Optional;
import java.util.OptionalLong;

/** The kernel's table of IPv6 neighbours. */
public interface NeighbourTable {

  /**
   * Its current use; empty if the kernel does not report it. Does not block. Used by one thread at
   * a time.
   */
  Optional<Count> count();

  /**
   * The use of the kernel's IPv6 neighbour table. Every on-link address that this machine sends to
   * by IP needs an entry. One table serves all network namespaces of a machine.
   *
   * @param entries the number of entries, including permanent ones and those of routing protocols,
   *     which do not count towards the limit since Linux 5.0
   * @param limit the maximum number, {@code net.ipv6.neigh.default.gc_thresh3}
   * @param refused the number of refused entries since the machine started, {@code table_fulls};
   *     empty if the kernel does not count them, before Linux 4.3
   */
  public record Count(long entries, long limit, OptionalLong refused) {}
}
