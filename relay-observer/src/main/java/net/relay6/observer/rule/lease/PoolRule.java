package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.OUTSIDE_POOL;
import static net.relay6.observer.finding.FindingCode.POOLS_OVERLAP;

import java.util.List;
import net.relay6.net.Ipv6Prefix;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.ServerSample;
import net.relay6.observer.rule.World;
import net.relay6.settings.DeclaredSet;

/**
 * Checks whether a server assigns addresses and prefixes only from its own pools (OBS-12, OBS-13).
 */
public final class PoolRule implements Rule {

  private static final int ADDRESS_LENGTH = 128;

  private final World world;
  private final AddressSamples samples;

  public PoolRule(World world, AddressSamples samples) {
    this.world = world;
    this.samples = samples;
  }

  @Override
  public void answered(Rule.Answer answer) {
    DeclaredSet declared = world.intent().on(answer.link());
    if (!declared.servers().isEmpty()) {
      answer.facts().usable().forEach(place -> check(answer, place, declared));
    }
    if (declared.separates() && answer.facts().isUsable()) {
      LeaseFacts place = answer.facts().firstUsable().get();
      samples
          .of(answer.link(), place)
          .ifPresent(network -> lookForOverlap(answer, place, network, declared));
    }
  }

  private void check(Rule.Answer answer, LeaseFacts place, DeclaredSet declared) {
    String name = answer.server().name();
    List<Ipv6Prefix> pools = pools(declared, name, place);
    if (place.prefixLength() < ADDRESS_LENGTH && !declared.delegates(name)) {
      outside(answer, "it delegates %s and is declared to delegate nothing", place);
    } else if (!pools.isEmpty()
        && pools.stream().noneMatch(pool -> pool.contains(place.address()))) {
      outside(answer, "%s is in none of its pools " + pools, place);
    }
  }

  private void outside(Rule.Answer answer, String text, LeaseFacts place) {
    world
        .findings()
        .raise(
            OUTSIDE_POOL,
            Subject.of(answer.server().name(), answer.link()),
            answer.atNanos(),
            () -> world.detail(text.formatted(world.naming().place(place)), answer));
  }

  private static List<Ipv6Prefix> pools(DeclaredSet declared, String server, LeaseFacts place) {
    return place.prefixLength() == ADDRESS_LENGTH
        ? declared.pools(server)
        : declared.delegatedPools(server);
  }

  /**
   * Pools that are declared for both servers are known to be separate, since the reader checks
   * that.
   */
  private static boolean mayOverlap(
      DeclaredSet declared, String name, String other, LeaseFacts place) {
    return !other.equals(name)
        && declared.separates(name, other)
        && (pools(declared, name, place).isEmpty() || pools(declared, other, place).isEmpty());
  }

  private void lookForOverlap(
      Rule.Answer answer, LeaseFacts place, AddressSamples.Network network, DeclaredSet declared) {
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
}
