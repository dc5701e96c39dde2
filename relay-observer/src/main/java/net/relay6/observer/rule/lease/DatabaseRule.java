package net.relay6.observer.rule.lease;

import static net.relay6.observer.finding.FindingCode.LOST_DATABASE;

import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.symptom.Recurrence;
import net.relay6.option.StatusCode;
import net.relay6.wire.AddressOrPrefix;
import net.relay6.wire.MessageType;

/**
 * Finds a server that has lost a lease that it assigned (OBS-23): it responds NoBinding to the
 * RENEW, or moves the client within its network. Moving it to another network is renumbering, which
 * is no fault.
 */
public final class DatabaseRule implements Rule {

  private final ObserverState state;
  private final Recurrence forgotten = new Recurrence(2);

  /** Reads the known leases from {@code state}; a finding needs two clients within ten minutes. */
  public DatabaseRule(ObserverState state) {
    this.state = state;
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    if (response.isResponseTo(MessageType.RENEW)
        && response.serverResponse().orElseThrow().isNamed()) {
      Exchange exchange = response.exchange().orElseThrow();
      exchange.requestedLease().ifPresent(held -> renewed(response, exchange, held));
    }
  }

  private void renewed(Rule.ObservedResponse response, Exchange exchange, AddressOrPrefix held) {
    Subject subject = Subject.of(response.server().name());
    if (isForgotten(response, held)
        && isGivenByIt(response, held)
        && forgotten.isReached(subject, exchange.clientKey(), response.atNanos())) {
      state
          .findings()
          .raise(
              LOST_DATABASE,
              subject,
              response.atNanos(),
              () ->
                  state.detail(
                      "%s of %s is unknown to the server that assigned it"
                          .formatted(
                              state.naming().lease(held),
                              state.naming().client(response.summary().client())),
                      response));
    }
  }

  private static boolean isForgotten(Rule.ObservedResponse response, AddressOrPrefix held) {
    return response.summary().hasStatus(StatusCode.NO_BINDING)
        || (response.summary().usable().noneMatch(held::isSameAs)
            && response
                .summary()
                .firstUsable()
                .filter(lease -> lease.network().equals(held.network()))
                .isPresent());
  }

  private boolean isGivenByIt(Rule.ObservedResponse response, AddressOrPrefix held) {
    return state
        .leases()
        .find(response.link(), held, response.atNanos())
        .filter(known -> known.isFrom(response.server().number()))
        .filter(known -> known.client().equals(response.summary().client()))
        .isPresent();
  }
}
