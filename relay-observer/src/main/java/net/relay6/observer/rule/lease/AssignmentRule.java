package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.ADDRESS_DECLINED;
import static net.relay6.observer.finding.FindingCode.DOUBLE_ASSIGNMENT;
import static net.relay6.observer.finding.FindingCode.OFFERED_IN_USE;
import static net.relay6.observer.finding.FindingCode.REASSIGNED;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Octets;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Server;
import net.relay6.wire.MessageType;

/** Finds one address or prefix for two clients (OBS-09, OBS-10; RFC 6853, section 7). */
public final class AssignmentRule implements Rule {

  /** Servers count whole seconds, so a lease may end earlier for them than for the observer. */
  private static final long ROUNDING_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final World world;
  private final SharedAddresses shared;

  public AssignmentRule(World world, AddressSamples samples) {
    this.world = world;
    shared = new SharedAddresses(world, samples);
  }

  @Override
  public void granted(Rule.Grant grant) {
    Rule.Answer answer = grant.answer();
    Optional<Lease> before = grant.before();
    Optional<Lease> other =
        before.isPresent()
            ? before
            : world
                .leases()
                .findOverlapping(
                    answer.link(), grant.place(), answer.facts().client(), answer.atNanos());
    if (other.isPresent() && isSure(other.get(), answer)) {
      conflict(grant, other.get());
    }
  }

  /** Whether the lease is in force for its server too; a lost message may have ended it. */
  private boolean isSure(Lease lease, Rule.Answer answer) {
    return lease.isLive(answer.atNanos() + ROUNDING_NANOS) && world.isWholeSince(lease.seenNanos());
  }

  private void conflict(Rule.Grant grant, Lease lease) {
    Rule.Answer answer = grant.answer();
    boolean same = lease.isFrom(answer.server().number());
    String other = same ? answer.server().name() : giver(lease);
    Subject subject =
        Subject.of(answer.server().name(), other, answer.link())
            .with(world.naming().place(inner(grant.place(), lease.place())));
    world
        .findings()
        .raise(
            same ? REASSIGNED : DOUBLE_ASSIGNMENT,
            subject,
            answer.atNanos(),
            () -> world.detail(text(grant, lease, other), answer));
    if (!same) {
      giving(lease).ifPresent(server -> shared.found(answer, server, grant.place()));
    }
  }

  /** The inner one of two overlapping leases, so that one conflict has one subject. */
  private static LeaseFacts inner(LeaseFacts one, LeaseFacts other) {
    return one.prefixLength() >= other.prefixLength() ? one : other;
  }

  private String text(Rule.Grant grant, Lease lease, String giver) {
    String earlier = world.naming().place(lease.place());
    String before =
        "%s was given to %s by %s".formatted(earlier, world.naming().client(lease.client()), giver);
    String overlapping =
        grant.place().isSameAs(lease.place())
            ? ""
            : "%s, which overlaps it, ".formatted(world.naming().place(grant.place()));
    return "%s and then %sto %s by %s"
        .formatted(
            before,
            overlapping,
            world.naming().client(grant.answer().facts().client()),
            grant.answer().server().name());
  }

  private String giver(Lease lease) {
    return giving(lease).map(Server::name).orElse("an unknown server");
  }

  /** A server that has assigned the lease. */
  private Optional<Server> giving(Lease lease) {
    return world.servers().all().stream()
        .filter(server -> lease.isFrom(server.number()))
        .findFirst();
  }

  @Override
  public void answered(Rule.Answer answer) {
    if (answer.facts().is(MessageType.ADVERTISE)) {
      for (LeaseFacts place : answer.facts().leases()) {
        if (place.isUsable()) {
          offered(answer, place);
        }
      }
    }
  }

  private void offered(Rule.Answer answer, LeaseFacts place) {
    Octets client = answer.facts().client();
    Optional<Lease> same =
        world.leases().findOfAnother(answer.link(), place, client, answer.atNanos());
    Optional<Lease> known =
        same.isPresent()
            ? same
            : world.leases().findOverlapping(answer.link(), place, client, answer.atNanos());
    if (known.isPresent() && isFromOthers(known.get(), answer) && isSure(known.get(), answer)) {
      raise(answer, place, known.get());
    }
  }

  private static boolean isFromOthers(Lease lease, Rule.Answer answer) {
    return !lease.isFrom(answer.server().number());
  }

  private void raise(Rule.Answer answer, LeaseFacts place, Lease lease) {
    String giver = giver(lease);
    world
        .findings()
        .raise(
            OFFERED_IN_USE,
            Subject.of(answer.server().name(), giver, answer.link()),
            answer.atNanos(),
            () ->
                world.detail(
                    "%s offers %s, %s %s has from %s"
                        .formatted(
                            answer.server().name(),
                            world.naming().place(place),
                            place.isSameAs(lease.place())
                                ? "which"
                                : "which overlaps %s that"
                                    .formatted(world.naming().place(lease.place())),
                            world.naming().client(lease.client()),
                            giver),
                    answer));
  }

  @Override
  public void asked(Rule.Question question) {
    if (question.facts().is(MessageType.DECLINE) && question.exchange().sends() == 1) {
      Subject subject =
          question
              .named()
              .map(server -> Subject.of(server.name(), question.link()))
              .orElseGet(() -> Subject.ofLink(question.link()));
      world
          .findings()
          .raise(
              ADDRESS_DECLINED,
              subject,
              question.atNanos(),
              () ->
                  world.detail(
                      "%s declined %s"
                          .formatted(
                              world.naming().client(question.facts().client()),
                              question.facts().leases().stream()
                                  .findFirst()
                                  .map(world.naming()::place)
                                  .orElse("nothing")),
                      question));
    }
  }
}
