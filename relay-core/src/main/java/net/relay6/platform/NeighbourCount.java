package net.relay6.platform;

import java.util.OptionalLong;

/**
 * The use of the kernel's IPv6 neighbour table. Every on-link address that this machine sends to by
 * IP needs an entry. One table serves all network namespaces of a machine.
 *
 * @param entries the number of entries, including permanent ones and those of routing protocols,
 *     which do not count towards the limit since Linux 5.0
 * @param limit the maximum number, {@code net.ipv6.neigh.default.gc_thresh3}
 * @param refused the number of refused entries since the machine started, {@code table_fulls};
 *     empty if the kernel does not count them, before Linux 4.3
 */
public record NeighbourCount(long entries, long limit, OptionalLong refused) {}
