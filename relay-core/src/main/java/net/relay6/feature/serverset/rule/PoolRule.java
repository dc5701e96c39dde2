package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.OUTSIDE_POOL;
import static net.relay6.feature.serverset.finding.FindingCode.POOLS_OVERLAP;
import static net.relay6.feature.serverset.finding.FindingCode.POOL_EXHAUSTED;

import java.util.List;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.DeclaredSet;

/**
 * Which addresses a server gives: from its own pools, and while it has any (OBS-12, OBS-13,
 * OBS-16).
 */
final class PoolRule implements Rule {

  private static final int NO_ADDRESSES = 2;
  private static final int NO_PREFIXES = 6;

  private final World world;
  private final AddressSamples samples;
  private final Recurrence exhausted = new Recurrence(3);

  PoolRule(World world, AddressSamples samples) {
    this.world = world;
    this.samples = samples;
  }

  @Override
  public void answered(Answer answer) {
    DeclaredSet declared = world.intent().on(answer.link());
    if (!declared.servers().isEmpty()) {
      answer.facts().usable().forEach(place -> check(answer, place, declared));
    }
    if (answer.facts().isUsable()) {
      if (!exhausted.isEmpty() || world.findings().isAnyOpen(POOL_EXHAUSTED)) {
        exhausted.forget(subject(answer));
        world.findings().clear(POOL_EXHAUSTED, subject(answer), answer.atNanos());
      }
      if (declared.separates()) {
        LeaseFacts place = answer.facts().firstUsable().get();
        samples
            .of(answer.link(), place)
            .ifPresent(network -> lookForOverlap(answer, place, network, declared));
      }
    } else if (answer.exchange().isPresent()) {
      lookForExhaustion(answer, subject(answer));
    }
  }

  private static Subject subject(Answer answer) {
    return Subject.of(answer.server().name(), answer.link());
  }

  private void check(Answer answer, LeaseFacts place, DeclaredSet declared) {
    List<Ipv6Prefix> pools = pools(declared, answer.server().name(), place);
    if (!pools.isEmpty() && pools.stream().noneMatch(pool -> pool.contains(place.address()))) {
      world
          .findings()
          .raise(
              OUTSIDE_POOL,
              Subject.of(answer.server().name(), answer.link()),
              answer.atNanos(),
              () ->
                  world.detail(
                      "%s is in none of its pools %s".formatted(world.naming().place(place), pools),
                      answer));
    }
  }

  private static List<Ipv6Prefix> pools(DeclaredSet declared, String server, LeaseFacts place) {
    return place.prefixLength() == 128 ? declared.pools(server) : declared.delegatedPools(server);
  }

  /** Pools that are declared for both are known to be separate, however they lie. */
  private static boolean mayOverlap(
      DeclaredSet declared, String name, String other, LeaseFacts place) {
    return !other.equals(name)
        && declared.separates(name, other)
        && (pools(declared, name, place).isEmpty() || pools(declared, other, place).isEmpty());
  }

  private void lookForOverlap(
      Answer answer, LeaseFacts place, NetworkSample network, DeclaredSet declared) {
    String name = answer.server().name();
    ServerSample mine = network.of(answer.server());
    for (ServerSample other : network.servers()) {
      if (mayOverlap(declared, name, other.server().name(), place) && mine.isMixedWith(other)) {
        world
            .findings()
            .raise(
                POOLS_OVERLAP,
                Subject.of(name, other.server().name(), answer.link()),
                answer.atNanos(),
                () ->
                    world.detail(
                        "their addresses of %s lie among each other".formatted(place.network()),
                        answer));
      }
    }
  }

  private void lookForExhaustion(Answer answer, Subject subject) {
    boolean none = answer.facts().hasStatus(NO_ADDRESSES) || answer.facts().hasStatus(NO_PREFIXES);
    if (none
        && exhausted.isReached(
            subject, answer.exchange().orElseThrow().clientKey(), answer.atNanos())) {
      world
          .findings()
          .raise(
              POOL_EXHAUSTED,
              subject,
              answer.atNanos(),
              () -> world.detail("it answers that nothing is available", answer));
    }
  }
}
