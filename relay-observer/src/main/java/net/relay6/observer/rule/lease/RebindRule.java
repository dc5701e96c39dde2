package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.DOUBLE_BINDING;
import static net.relay6.observer.finding.FindingCode.REBIND_CONTRADICTORY;
import static net.relay6.observer.finding.FindingCode.REBIND_REFUSED;
import static net.relay6.observer.finding.FindingCode.REBIND_REPLACED;
import static net.relay6.observer.finding.FindingCode.REBIND_TAKEN_OVER;

import java.util.Optional;
import java.util.function.Supplier;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.option.StatusCode;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageType;

/**
 * Finds what happened to a lease at REBIND, and clients that two servers have bound (OBS-11,
 * OBS-18).
 */
public final class RebindRule implements Rule {

  private final ObserverState state;

  /** Reads the owners of leases from {@code state}, and raises findings there. */
  public RebindRule(ObserverState state) {
    this.state = state;
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    if (!response.summary().is(MessageType.REPLY) || response.exchange().isEmpty()) {
      return;
    }
    Exchange exchange = response.exchange().get();
    if (exchange.type() == MessageType.REBIND) {
      exchange.requestedLease().ifPresent(held -> rebound(response, exchange, held));
    }
    if (exchange.type() == MessageType.REBIND || exchange.type() == MessageType.SOLICIT) {
      findTwoBindings(response, exchange);
    }
  }

  private void rebound(Rule.ObservedResponse response, Exchange exchange, AddressOrPrefix held) {
    boolean extended = response.summary().usable().anyMatch(held::isSameAs);
    boolean ended =
        response.summary().leases().stream()
            .anyMatch(lease -> !lease.isUsable() && held.isSameAs(lease));
    boolean refused = ended || response.summary().hasStatus(StatusCode.NO_BINDING);
    Optional<ObservedServer> contradicting =
        exchange
            .respondedBy()
            .filter(serverResponse -> serverResponse.server() != response.server().number())
            .filter(serverResponse ->
                extended ? serverResponse.revokesLease() : refused && keeps(serverResponse, held))
            .findFirst()
            .map(serverResponse -> state.servers().numbered(serverResponse.server()));
    if (contradicting.isPresent()) {
      ObservedServer other = contradicting.get();
      contradict(
          response,
          held,
          extended ? response.server() : other,
          extended ? other : response.server());
      return;
    }
    Optional<ObservedServer> owner = owner(response, held);
    if (owner.filter(known -> known != response.server()).isPresent()) {
      byAnother(response, owner.get(), held, extended, refused);
    }
  }

  private void contradict(
      Rule.ObservedResponse response,
      AddressOrPrefix held,
      ObservedServer extending,
      ObservedServer taking) {
    raise(
        REBIND_CONTRADICTORY,
        Subject.of(extending.name(), taking.name(), response.link()),
        response,
        () ->
            "%s extends %s, and %s takes it away%s"
                .formatted(
                    extending.name(),
                    state.naming().lease(held),
                    taking.name(),
                    owner(response, held)
                        .map(owner -> "; it was leased by " + owner.name())
                        .orElse("")));
  }

  private static boolean keeps(ServerResponse serverResponse, AddressOrPrefix held) {
    return serverResponse.isUsable() && serverResponse.offered().isSameAs(held);
  }

  private void byAnother(
      Rule.ObservedResponse response,
      ObservedServer owner,
      AddressOrPrefix held,
      boolean extended,
      boolean refused) {
    Optional<AddressOrPrefix> instead = response.summary().firstUsable();
    if (extended || refused || instead.isPresent()) {
      FindingCode code =
          extended ? REBIND_TAKEN_OVER : instead.isPresent() ? REBIND_REPLACED : REBIND_REFUSED;
      String what =
          extended
              ? "extended it"
              : instead
                  .map(place -> "assigned %s instead".formatted(state.naming().lease(place)))
                  .orElse("took it away");
      raise(
          code,
          Subject.of(owner.name(), response.server().name(), ""),
          response,
          () ->
              "a client asked all servers (REBIND) to extend %s, leased by %s; %s %s"
                  .formatted(
                      state.naming().lease(held), owner.name(), response.server().name(), what));
    }
  }

  /** The server that assigned the lease, if it was observed and was a single one. */
  private Optional<ObservedServer> owner(Rule.ObservedResponse response, AddressOrPrefix held) {
    Optional<Lease> lease = state.leases().find(response.link(), held, response.atNanos());
    return lease.flatMap(known ->
        state.servers().all().stream()
            .filter(server -> known.isFrom(server.number()))
            .reduce((_, last) -> last)
            .filter(_ -> Long.bitCount(known.servers()) == 1));
  }

  private void findTwoBindings(Rule.ObservedResponse response, Exchange exchange) {
    ServerResponse mine = exchange.responseOf(response.server().number());
    exchange
        .respondedBy()
        .filter(serverResponse -> serverResponse.server() != mine.server())
        .filter(serverResponse -> serverResponse.responseType() == MessageType.REPLY)
        .filter(serverResponse -> serverResponse.isUsable() && mine.isUsable())
        .filter(serverResponse -> !serverResponse.offered().isSameAs(mine.offered()))
        .findFirst()
        .ifPresent(serverResponse ->
            state
                .findings()
                .raise(
                    DOUBLE_BINDING,
                    Subject.of(
                            response.server().name(),
                            state.servers().numbered(serverResponse.server()).name(),
                            response.link())
                        .with(exchange.type().toString()),
                    response.atNanos(),
                    () ->
                        state.detail(
                            "%s received %s from %s and %s from %s"
                                .formatted(
                                    state.naming().client(response.summary().client()),
                                    state.naming().lease(serverResponse.offered()),
                                    state.servers().numbered(serverResponse.server()).name(),
                                    state.naming().lease(mine.offered()),
                                    response.server().name()),
                            serverResponse,
                            response)));
  }

  private void raise(
      FindingCode code, Subject subject, Rule.ObservedResponse response, Supplier<String> facts) {
    state
        .findings()
        .raise(code, subject, response.atNanos(), () -> state.detail(facts.get(), response));
  }
}
