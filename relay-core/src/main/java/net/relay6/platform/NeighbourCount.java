package net.relay6.platform;

import java.util.OptionalLong;

/**
 * How full the kernel's table of IPv6 neighbours is. Every address on a link that this machine
 * sends to by IP needs an entry. One table serves all network namespaces of a machine.
 *
 * @param entries how many there are; also permanent ones and those of routing protocols, which do
 *     not count towards the limit since Linux 5.0
 * @param limit how many there may be, {@code net.ipv6.neigh.default.gc_thresh3}
 * @param refused how many could not be made since the machine started, {@code table_fulls}; empty
 *     where the kernel does not count that, before Linux 4.3
 */
public record NeighbourCount(long entries, long limit, OptionalLong refused) {}
