package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.DOUBLE_ASSIGNMENT;
import static net.relay6.observer.finding.FindingCode.POOLS_OVERLAP;

import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Server;
import net.relay6.settings.DeclaredSet;

/**
 * Addresses and prefixes that two servers have assigned to different clients (RFC 6853, section 7).
 * One may be an accident. Several have one cause if the servers shall have separate pools: the
 * pools overlap.
 */
final class SharedAddresses {

  private static final int SEVERAL = 3;

  private final World world;
  private final AddressSamples samples;

  SharedAddresses(World world, AddressSamples samples) {
    this.world = world;
    this.samples = samples;
  }

  /** A finding is open that a server has assigned an address or prefix of another server. */
  void found(Rule.Answer answer, Server other, LeaseFacts place) {
    Subject pair = Subject.of(answer.server().name(), other.name(), answer.link());
    long count = world.findings().count(DOUBLE_ASSIGNMENT, one -> isOf(one, pair));
    if (count >= SEVERAL && areSeparate(answer, other, place)) {
      world
          .findings()
          .raise(
              POOLS_OVERLAP,
              pair,
              answer.atNanos(),
              () -> world.detail(text(count, place), answer));
    }
  }

  private static boolean isOf(Subject one, Subject pair) {
    return one.link().equals(pair.link()) && one.servers().equals(pair.servers());
  }

  /** Without a declared model, the other addresses of the two servers show it. */
  private boolean areSeparate(Rule.Answer answer, Server other, LeaseFacts place) {
    DeclaredSet declared = world.intent().on(answer.link());
    return declared.model().isPresent()
        ? declared.separates(answer.server().name(), other.name())
        : samples
            .of(answer.link(), place)
            .filter(network -> network.of(answer.server()).isApartFrom(network.of(other)))
            .isPresent();
  }

  private static String text(long count, LeaseFacts place) {
    return "%d addresses or prefixes are leased by both to different clients, the latest in %s"
        .formatted(count, place.network());
  }
}
