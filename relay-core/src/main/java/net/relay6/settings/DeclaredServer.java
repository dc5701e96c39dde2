package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Prefix;

/**
 * What the operator says one server of the set is meant to do.
 *
 * @param preference what it sends in ADVERTISEs, 0 to 255; empty when nothing was said
 * @param pools all addresses it leases come from these; empty when nothing was said
 * @param delegatedPools all prefixes it delegates come from these; empty when nothing was said
 * @param delegates whether it delegates prefixes at all
 * @param role whom it answers
 */
public record DeclaredServer(
    Optional<Integer> preference,
    List<Ipv6Prefix> pools,
    List<Ipv6Prefix> delegatedPools,
    boolean delegates,
    ServerRole role) {

  /** Copies its lists. */
  public DeclaredServer {
    pools = List.copyOf(pools);
    delegatedPools = List.copyOf(delegatedPools);
  }
}
