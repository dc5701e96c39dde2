package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.OUTSIDE_POOL;
import static net.relay6.feature.serverset.finding.FindingCode.POOLS_OVERLAP;
import static net.relay6.feature.serverset.finding.FindingCode.POOL_EXHAUSTED;

import java.util.List;
import java.util.Map;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.feature.serverset.seen.LeaseFacts;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;

/**
 * Which addresses a server gives: from its own pools, and while it has any (OBS-12, OBS-13,
 * OBS-16).
 */
final class PoolRule implements Rule {

  private static final int ADDRESSES_MIN = 4;
  private static final int STRETCHES_MAX = 5;
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
    if (world.intent().declaresAny()) {
      answer.facts().usable().forEach(place -> check(answer, place));
    }
    if (answer.facts().isUsable()) {
      if (!exhausted.isEmpty() || world.findings().isAnyOpen(POOL_EXHAUSTED)) {
        exhausted.forget(subject(answer));
        world.findings().clear(POOL_EXHAUSTED, subject(answer), answer.atNanos());
      }
      if (world.intent().separates()) {
        lookForOverlap(answer, answer.facts().firstUsable().get());
      }
    } else if (answer.exchange().isPresent()) {
      lookForExhaustion(answer, subject(answer));
    }
  }

  private static Subject subject(Answer answer) {
    return Subject.of(answer.server().name(), answer.link());
  }

  private void check(Answer answer, LeaseFacts place) {
    List<Ipv6Prefix> pools = world.intent().pools(answer.server().name(), place);
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

  private void lookForOverlap(Answer answer, LeaseFacts place) {
    Map<String, List<Ipv6Address>> byServer = samples.of(answer.link(), place.network());
    String name = answer.server().name();
    List<Ipv6Address> mine = byServer.getOrDefault(name, List.of());
    byServer.forEach((other, addresses) -> {
      if (!other.equals(name)
          && mine.size() >= ADDRESSES_MIN
          && addresses.size() >= ADDRESSES_MIN
          && AddressSamples.stretches(mine, addresses) > STRETCHES_MAX) {
        world
            .findings()
            .raise(
                POOLS_OVERLAP,
                Subject.of(name, other, answer.link()),
                answer.atNanos(),
                () ->
                    world.detail(
                        "their addresses of %s lie among each other".formatted(place.network()),
                        answer));
      }
    });
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
