package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.DOUBLE_ASSIGNMENT;
import static net.relay6.observer.finding.FindingCode.POOLS_OVERLAP;

import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.settings.DeclaredSet;
import net.relay6.wire.AddressOrPrefix;

/**
 * Addresses and prefixes that two servers have assigned to different clients (RFC 6853, section 7).
 * One may be an accident. Several have one cause if the servers shall have separate pools: the
 * pools overlap.
 */
final class SharedAddresses {

  private static final int SEVERAL = 3;

  private final ObserverState state;
  private final AddressSamples samples;

  SharedAddresses(ObserverState state, AddressSamples samples) {
    this.state = state;
    this.samples = samples;
  }

  /** A finding is open that a server has assigned an address or prefix of another server. */
  void found(Rule.ObservedResponse response, ObservedServer other, AddressOrPrefix lease) {
    Subject pair = Subject.of(response.server().name(), other.name(), response.link());
    long count = state.findings().count(DOUBLE_ASSIGNMENT, one -> isOf(one, pair));
    if (count >= SEVERAL && areSeparate(response, other, lease)) {
      state
          .findings()
          .raise(
              POOLS_OVERLAP,
              pair,
              response.atNanos(),
              () -> state.detail(text(count, lease), response));
    }
  }

  private static boolean isOf(Subject one, Subject pair) {
    return one.link().equals(pair.link()) && one.servers().equals(pair.servers());
  }

  /** Without a declared model, the other addresses of the two servers show it. */
  private boolean areSeparate(
      Rule.ObservedResponse response, ObservedServer other, AddressOrPrefix lease) {
    DeclaredSet declared = state.intent().on(response.link());
    return declared.model().isPresent()
        ? declared.separates(response.server().name(), other.name())
        : samples
            .of(response.link(), lease)
            .filter(network -> network.of(response.server()).isApartFrom(network.of(other)))
            .isPresent();
  }

  private static String text(long count, AddressOrPrefix lease) {
    return ("both servers have leased %d addresses or prefixes to different clients, the latest in"
            + " %s")
        .formatted(count, lease.network());
  }
}
