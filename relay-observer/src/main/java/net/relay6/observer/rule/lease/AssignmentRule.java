package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.ADDRESS_DECLINED;
import static net.relay6.observer.finding.FindingCode.DOUBLE_ASSIGNMENT;
import static net.relay6.observer.finding.FindingCode.LOST_DATABASE;
import static net.relay6.observer.finding.FindingCode.OFFERED_IN_USE;
import static net.relay6.observer.finding.FindingCode.REASSIGNED;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Octets;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.rule.AddressSamples;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageType;

/** Finds one address or prefix for two clients (OBS-09, OBS-10; RFC 6853, section 7). */
public final class AssignmentRule implements Rule {

  /** Servers count whole seconds, so a lease may end earlier for them than for the observer. */
  private static final long ROUNDING_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The number of reassigned leases of a server that one by one are a finding each. */
  private static final int SINGLE_REASSIGNED = 2;

  private final ObserverState state;
  private final SharedAddresses shared;

  /**
   * Reads the known leases from {@code state}, and raises findings there.
   *
   * @param samples shows whether the pools of two servers are separate if no model is declared
   */
  public AssignmentRule(ObserverState state, AddressSamples samples) {
    this.state = state;
    shared = new SharedAddresses(state, samples);
  }

  @Override
  public void leaseGranted(Rule.Grant grant) {
    Rule.ObservedResponse response = grant.response();
    Optional<Lease> before = grant.previous();
    Optional<Lease> other =
        before.isPresent()
            ? before
            : state
                .leases()
                .findOverlapping(
                    response.link(),
                    grant.lease(),
                    response.summary().client(),
                    response.atNanos());
    if (other.isPresent() && isSure(other.get(), response)) {
      conflict(grant, other.get());
    }
  }

  /** Whether the lease is in force for its server too; a lost message may have ended it. */
  private boolean isSure(Lease lease, Rule.ObservedResponse response) {
    return lease.isLive(response.atNanos() + ROUNDING_NANOS)
        && state.isCompleteSince(lease.seenNanos());
  }

  private void conflict(Rule.Grant grant, Lease lease) {
    Rule.ObservedResponse response = grant.response();
    if (lease.isFrom(response.server().number())) {
      reassigned(grant, lease);
    } else {
      raise(DOUBLE_ASSIGNMENT, conflict(grant, lease, giver(lease)), grant, lease);
      giving(lease).ifPresent(server -> shared.found(response, server, grant.lease()));
    }
  }

  /** Several leases reassigned by one server within the life of a finding have one cause. */
  private void reassigned(Rule.Grant grant, Lease lease) {
    Subject server = Subject.of(grant.response().server().name());
    Subject single = conflict(grant, lease, grant.response().server().name());
    long others =
        state
            .findings()
            .count(
                REASSIGNED,
                other -> other.servers().equals(server.servers()) && !other.equals(single));
    if (others >= SINGLE_REASSIGNED || state.findings().isOpen(LOST_DATABASE, server)) {
      raise(LOST_DATABASE, server, grant, lease);
    } else {
      raise(REASSIGNED, single, grant, lease);
    }
  }

  private Subject conflict(Rule.Grant grant, Lease lease, String giver) {
    return Subject.of(grant.response().server().name(), giver, grant.response().link())
        .with(state.naming().lease(inner(grant.lease(), lease.value())));
  }

  private void raise(FindingCode code, Subject subject, Rule.Grant grant, Lease lease) {
    Rule.ObservedResponse response = grant.response();
    state
        .findings()
        .raise(code, subject, response.atNanos(), () -> state.detail(text(grant, lease), response));
  }

  /** The inner one of two overlapping leases, so that one conflict has one subject. */
  private static AddressOrPrefix inner(AddressOrPrefix one, AddressOrPrefix other) {
    return one.prefixLength() >= other.prefixLength() ? one : other;
  }

  private String text(Rule.Grant grant, Lease lease) {
    String giver =
        lease.isFrom(grant.response().server().number())
            ? grant.response().server().name()
            : giver(lease);
    String earlier = state.naming().lease(lease.value());
    String before =
        "%s was assigned to %s by %s"
            .formatted(earlier, state.naming().client(lease.client()), giver);
    String overlapping =
        grant.lease().isSameAs(lease.value())
            ? ""
            : "%s, which overlaps it, ".formatted(state.naming().lease(grant.lease()));
    return "%s and then %sto %s by %s"
        .formatted(
            before,
            overlapping,
            state.naming().client(grant.response().summary().client()),
            grant.response().server().name());
  }

  private String giver(Lease lease) {
    return giving(lease).map(ObservedServer::name).orElse("an unknown server");
  }

  /** A server that has assigned the lease. */
  private Optional<ObservedServer> giving(Lease lease) {
    return state.servers().all().stream()
        .filter(server -> lease.isFrom(server.number()))
        .findFirst();
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    if (response.summary().is(MessageType.ADVERTISE)) {
      for (AddressOrPrefix place : response.summary().leases()) {
        if (place.isUsable()) {
          offered(response, place);
        }
      }
    }
  }

  private void offered(Rule.ObservedResponse response, AddressOrPrefix place) {
    Octets client = response.summary().client();
    Optional<Lease> same =
        state.leases().findOfAnother(response.link(), place, client, response.atNanos());
    Optional<Lease> known =
        same.isPresent()
            ? same
            : state.leases().findOverlapping(response.link(), place, client, response.atNanos());
    if (known.isPresent() && isFromOthers(known.get(), response) && isSure(known.get(), response)) {
      raise(response, place, known.get());
    }
  }

  private static boolean isFromOthers(Lease lease, Rule.ObservedResponse response) {
    return !lease.isFrom(response.server().number());
  }

  private void raise(Rule.ObservedResponse response, AddressOrPrefix place, Lease lease) {
    String giver = giver(lease);
    state
        .findings()
        .raise(
            OFFERED_IN_USE,
            Subject.of(response.server().name(), giver, response.link()),
            response.atNanos(),
            () ->
                state.detail(
                    "%s offers %s, %s %s has from %s"
                        .formatted(
                            response.server().name(),
                            state.naming().lease(place),
                            place.isSameAs(lease.value())
                                ? "which"
                                : "which overlaps %s, which"
                                    .formatted(state.naming().lease(lease.value())),
                            state.naming().client(lease.client()),
                            giver),
                    response));
  }

  @Override
  public void requestForwarded(Rule.ObservedRequest request) {
    if (request.summary().is(MessageType.DECLINE) && request.exchange().sends() == 1) {
      Subject subject =
          request
              .named()
              .map(server -> Subject.of(server.name(), request.link()))
              .orElseGet(() -> Subject.ofLink(request.link()));
      state
          .findings()
          .raise(
              ADDRESS_DECLINED,
              subject,
              request.atNanos(),
              () ->
                  state.detail(
                      "%s declined %s"
                          .formatted(
                              state.naming().client(request.summary().client()),
                              request.summary().leases().stream()
                                  .findFirst()
                                  .map(state.naming()::lease)
                                  .orElse("nothing")),
                      request));
    }
  }
}
