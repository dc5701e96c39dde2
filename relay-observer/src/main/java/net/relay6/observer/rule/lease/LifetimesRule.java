package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.LIFETIMES_UNFIT;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.observer.exchange.Lifetimes;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.symptom.Symptom;
import net.relay6.wire.AddressOrPrefix;

/**
 * Checks whether clients of a failed server can rebind in time: from T2 on they send REBIND to the
 * others, which must answer before the valid lifetime ends (MOD-08; RFC 6853, section 6). Only for
 * declared models.
 */
public final class LifetimesRule implements Rule {

  private static final long REBIND_MAX_SECONDS = TimeUnit.DAYS.toSeconds(2);

  /** A client sends its second REBIND after about ten seconds (RFC 9915, section 7.6). */
  private static final long WINDOW_MIN_SECONDS = 10;

  private final ObserverState state;
  private final Symptom unfit;

  /** Reads the declared models from {@code state}; a finding needs one client. */
  public LifetimesRule(ObserverState state) {
    this.state = state;
    unfit = new Symptom(state.findings(), LIFETIMES_UNFIT, 1);
  }

  @Override
  public void leaseGranted(Rule.Grant grant) {
    Rule.ObservedResponse response = grant.response();
    if (state.intent().on(response.link()).model().isEmpty()) {
      return;
    }
    Lifetimes lifetimes = Lifetimes.of(grant.association(), grant.lease(), Lifetimes.NONE);
    Optional<String> fault = fault(lifetimes);
    if (fault.isPresent()) {
      unfit.present(
          subject(response),
          response.clientKey(),
          response.atNanos(),
          () -> state.detail("%s: %s".formatted(lifetimes, fault.get()), response));
    } else {
      unfit.absent(() -> subject(response), response.clientKey(), response.atNanos());
    }
  }

  private static Subject subject(Rule.ObservedResponse response) {
    return Subject.of(response.server().name(), response.link());
  }

  @Override
  public void tick(long nowNanos) {
    unfit.tick(nowNanos);
  }

  private static Optional<String> fault(Lifetimes times) {
    long rebind = times.effectiveRebind();
    if (rebind == AddressOrPrefix.FOREVER
        || (rebind == 0 && times.preferred() == AddressOrPrefix.FOREVER)) {
      return Optional.of("clients of a dead server never try another server");
    }
    if (rebind > REBIND_MAX_SECONDS) {
      return Optional.of(
          "clients of a dead server try another server after %d s".formatted(rebind));
    }
    return times.valid() != AddressOrPrefix.FOREVER && times.valid() - rebind < WINDOW_MIN_SECONDS
        ? Optional.of("a client loses its address if one REBIND is lost")
        : Optional.empty();
  }
}
