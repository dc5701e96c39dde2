package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.OUTSIDE_POOL;
import static net.relay6.observer.finding.FindingCode.POOLS_OVERLAP;

import java.util.List;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.ServerAddressSample;
import net.relay6.settings.DeclaredSet;
import net.relay6.wire.AddressOrPrefix;

/**
 * Checks whether a server assigns addresses and prefixes only from its own pools (OBS-12, OBS-13).
 */
public final class PoolRule implements Rule {

  private static final int ADDRESS_LENGTH = 128;

  private final ObserverState state;
  private final AddressSamples samples;

  /**
   * Reads the declared pools from {@code state}, and raises findings there.
   *
   * @param samples the addresses that show whether the pools of two servers overlap
   */
  public PoolRule(ObserverState state, AddressSamples samples) {
    this.state = state;
    this.samples = samples;
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    DeclaredSet declared = state.intent().on(response.link());
    if (!declared.servers().isEmpty()) {
      response.summary().usable().forEach(lease -> check(response, lease, declared));
    }
    if (declared.separates() && response.summary().isUsable()) {
      AddressOrPrefix lease = response.summary().firstUsable().get();
      samples
          .of(response.link(), lease)
          .ifPresent(network -> findOverlap(response, lease, network, declared));
    }
  }

  private void check(Rule.ObservedResponse response, AddressOrPrefix lease, DeclaredSet declared) {
    String name = response.server().name();
    List<Ipv6Prefix> pools = pools(declared, name, lease);
    if (lease.prefixLength() < ADDRESS_LENGTH && !declared.delegates(name)) {
      outside(response, "it delegates %s although delegates = false is declared", lease);
    } else if (!pools.isEmpty()
        && pools.stream().noneMatch(pool -> pool.contains(lease.address()))) {
      outside(response, "%s is in none of its pools " + pools, lease);
    }
  }

  private void outside(Rule.ObservedResponse response, String text, AddressOrPrefix lease) {
    state
        .findings()
        .raise(
            OUTSIDE_POOL,
            Subject.of(response.server().name(), response.link()),
            response.atNanos(),
            () -> state.detail(text.formatted(state.naming().lease(lease)), response));
  }

  private static List<Ipv6Prefix> pools(
      DeclaredSet declared, String server, AddressOrPrefix lease) {
    return lease.prefixLength() == ADDRESS_LENGTH
        ? declared.pools(server)
        : declared.delegatedPools(server);
  }

  /**
   * Pools that are declared for both servers are known to be separate, since the reader checks
   * that.
   */
  private static boolean mayOverlap(
      DeclaredSet declared, String name, String other, AddressOrPrefix lease) {
    return !other.equals(name)
        && declared.separates(name, other)
        && (pools(declared, name, lease).isEmpty() || pools(declared, other, lease).isEmpty());
  }

  private void findOverlap(
      Rule.ObservedResponse response,
      AddressOrPrefix lease,
      AddressSamples.Network network,
      DeclaredSet declared) {
    String name = response.server().name();
    ServerAddressSample mine = network.of(response.server());
    for (ServerAddressSample other : network.servers()) {
      if (mayOverlap(declared, name, other.server().name(), lease) && mine.isMixedWith(other)) {
        state
            .findings()
            .raise(
                POOLS_OVERLAP,
                Subject.of(name, other.server().name(), response.link()),
                response.atNanos(),
                () ->
                    state.detail(
                        "their addresses in %s are interleaved".formatted(lease.network()),
                        response));
      }
    }
  }
}
