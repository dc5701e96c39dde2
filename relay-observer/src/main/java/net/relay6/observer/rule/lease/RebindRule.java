package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.DOUBLE_BINDING;
import static net.relay6.observer.finding.FindingCode.REBIND_CONTRADICTORY;
import static net.relay6.observer.finding.FindingCode.REBIND_REFUSED;
import static net.relay6.observer.finding.FindingCode.REBIND_REPLACED;
import static net.relay6.observer.finding.FindingCode.REBIND_TAKEN_OVER;

import java.util.Optional;
import java.util.function.Supplier;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.observation.LeaseFacts;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Server;
import net.relay6.option.StatusCode;
import net.relay6.wire.MessageType;

/**
 * Finds what happened to a lease at REBIND, and clients that two servers have bound (OBS-11,
 * OBS-18).
 */
public final class RebindRule implements Rule {

  private final World world;

  public RebindRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Rule.Answer answer) {
    if (!answer.facts().is(MessageType.REPLY) || answer.exchange().isEmpty()) {
      return;
    }
    Exchange exchange = answer.exchange().get();
    if (exchange.type() == MessageType.REBIND) {
      exchange.held().ifPresent(held -> rebound(answer, exchange, held));
    }
    if (exchange.type() == MessageType.REBIND || exchange.type() == MessageType.SOLICIT) {
      lookForTwoBindings(answer, exchange);
    }
  }

  private void rebound(Rule.Answer answer, Exchange exchange, LeaseFacts held) {
    boolean extended = answer.facts().usable().anyMatch(held::isSameAs);
    boolean ended =
        answer.facts().leases().stream()
            .anyMatch(lease -> !lease.isUsable() && held.isSameAs(lease));
    boolean refused = ended || answer.facts().hasStatus(StatusCode.NO_BINDING);
    Optional<Server> contradicting =
        exchange
            .answered()
            .filter(share -> share.server() != answer.server().number())
            .filter(share -> extended ? share.takesAway() : refused && keeps(share, held))
            .findFirst()
            .map(share -> world.servers().numbered(share.server()));
    if (contradicting.isPresent()) {
      Server other = contradicting.get();
      contradict(
          answer, held, extended ? answer.server() : other, extended ? other : answer.server());
      return;
    }
    Optional<Server> owner = owner(answer, held);
    if (owner.filter(known -> known != answer.server()).isPresent()) {
      byAnother(answer, owner.get(), held, extended, refused);
    }
  }

  private void contradict(Rule.Answer answer, LeaseFacts held, Server extending, Server taking) {
    raise(
        REBIND_CONTRADICTORY,
        Subject.of(extending.name(), taking.name(), answer.link()),
        answer,
        () ->
            "%s extends %s, and %s takes it away%s"
                .formatted(
                    extending.name(),
                    world.naming().place(held),
                    taking.name(),
                    owner(answer, held)
                        .map(owner -> "; it was leased by " + owner.name())
                        .orElse("")));
  }

  private static boolean keeps(Share share, LeaseFacts held) {
    return share.isUsable() && share.offered().isSameAs(held);
  }

  private void byAnother(
      Rule.Answer answer, Server owner, LeaseFacts held, boolean extended, boolean refused) {
    Optional<LeaseFacts> instead = answer.facts().firstUsable();
    if (extended || refused || instead.isPresent()) {
      FindingCode code =
          extended ? REBIND_TAKEN_OVER : instead.isPresent() ? REBIND_REPLACED : REBIND_REFUSED;
      String what =
          extended
              ? "extended it"
              : instead
                  .map(place -> "gave %s instead".formatted(world.naming().place(place)))
                  .orElse("took it away");
      raise(
          code,
          Subject.of(owner.name(), answer.server().name(), ""),
          answer,
          () ->
              "a client asked all servers (REBIND) to extend %s, leased by %s; %s %s"
                  .formatted(
                      world.naming().place(held), owner.name(), answer.server().name(), what));
    }
  }

  /** The server that assigned the lease, if it was observed and was a single one. */
  private Optional<Server> owner(Rule.Answer answer, LeaseFacts held) {
    Optional<Lease> lease = world.leases().find(answer.link(), held, answer.atNanos());
    return lease.flatMap(known ->
        world.servers().all().stream()
            .filter(server -> known.isFrom(server.number()))
            .reduce((_, last) -> last)
            .filter(_ -> Long.bitCount(known.servers()) == 1));
  }

  private void lookForTwoBindings(Rule.Answer answer, Exchange exchange) {
    Share mine = exchange.share(answer.server().number());
    exchange
        .answered()
        .filter(share -> share.server() != mine.server())
        .filter(share -> share.answerType() == MessageType.REPLY)
        .filter(share -> share.isUsable() && mine.isUsable())
        .filter(share -> !share.offered().isSameAs(mine.offered()))
        .findFirst()
        .ifPresent(share ->
            world
                .findings()
                .raise(
                    DOUBLE_BINDING,
                    Subject.of(
                            answer.server().name(),
                            world.servers().numbered(share.server()).name(),
                            answer.link())
                        .with(exchange.type().toString()),
                    answer.atNanos(),
                    () ->
                        world.detail(
                            "%s was given %s by %s and %s by %s"
                                .formatted(
                                    world.naming().client(answer.facts().client()),
                                    world.naming().place(share.offered()),
                                    world.servers().numbered(share.server()).name(),
                                    world.naming().place(mine.offered()),
                                    answer.server().name()),
                            share,
                            answer)));
  }

  private void raise(
      FindingCode code, Subject subject, Rule.Answer answer, Supplier<String> facts) {
    world
        .findings()
        .raise(code, subject, answer.atNanos(), () -> world.detail(facts.get(), answer));
  }
}
