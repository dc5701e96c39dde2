package net.relay6.settings;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Prefix;

/**
 * The operator's declaration about one server of the set.
 *
 * @param preference the preference in its ADVERTISEs, 0 to 255; empty if not declared
 * @param pools the pools of all its addresses; empty if not declared
 * @param delegatedPools the pools of all its delegated prefixes; empty if not declared
 * @param delegates whether it delegates prefixes at all
 * @param role its role
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
