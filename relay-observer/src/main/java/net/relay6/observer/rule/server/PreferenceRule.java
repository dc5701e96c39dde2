package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.PREFERENCE_EQUAL;
import static net.relay6.observer.finding.FindingCode.PREFERENCE_MISMATCH;
import static net.relay6.observer.finding.FindingCode.PREFERENCE_MISSING;

import java.util.List;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.symptom.Symptom;
import net.relay6.wire.MessageType;

/**
 * Compares the preference in ADVERTISEs with the declared one and with the other servers' (OBS-03).
 */
public final class PreferenceRule implements Rule {

  private final ObserverState state;
  private final Symptom missing;
  private final Symptom mismatch;
  private final Symptom equal;

  /** Reads the declared preferences from {@code state}; a finding needs one client. */
  public PreferenceRule(ObserverState state) {
    this.state = state;
    missing = new Symptom(state.findings(), PREFERENCE_MISSING, 1);
    mismatch = new Symptom(state.findings(), PREFERENCE_MISMATCH, 1);
    equal = new Symptom(state.findings(), PREFERENCE_EQUAL, 1);
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    if (response.summary().is(MessageType.ADVERTISE)) {
      state
          .intent()
          .on(response.link())
          .preference(response.server().name())
          .ifPresent(declared -> compare(response, declared));
    }
  }

  private void compare(Rule.ObservedResponse response, int declared) {
    int seen = response.summary().preference();
    if (seen < 0 && declared > 0) {
      report(missing, response, "no preference, but %d is declared".formatted(declared));
      return;
    }
    if (!isAskedFor(response)) {
      missing.absent(() -> subject(response), response.clientKey(), response.atNanos());
    }
    if (seen >= 0 && seen != declared) {
      report(mismatch, response, "preference %d, but %d is declared".formatted(seen, declared));
    } else {
      mismatch.absent(() -> subject(response), response.clientKey(), response.atNanos());
    }
  }

  /** Some servers send the option only to clients that request it. */
  private static boolean isAskedFor(Rule.ObservedResponse response) {
    return response.exchange().isPresent() && response.exchange().get().requestsPreference();
  }

  private void report(Symptom symptom, Rule.ObservedResponse response, String text) {
    symptom.present(
        subject(response),
        response.clientKey(),
        response.atNanos(),
        () -> state.detail("its ADVERTISE has " + text, response));
  }

  private static Subject subject(Rule.ObservedResponse response) {
    return Subject.of(response.server().name(), response.link());
  }

  @Override
  public void tick(long nowNanos) {
    missing.tick(nowNanos);
    mismatch.tick(nowNanos);
    equal.tick(nowNanos);
  }

  @Override
  public void responseTimeElapsed(Exchange exchange, long nowNanos) {
    if (exchange.type() != MessageType.SOLICIT) {
      return;
    }
    List<ServerResponse> shares = exchange.serverResponses();
    for (int later = 1; later < shares.size(); later++) {
      for (int earlier = 0; earlier < later && isChoice(shares.get(later)); earlier++) {
        if (isChoice(shares.get(earlier))) {
          compare(exchange, shares.get(earlier), shares.get(later), nowNanos);
        }
      }
    }
  }

  private static boolean isChoice(ServerResponse serverResponse) {
    return serverResponse.hasResponded()
        && serverResponse.isUsable()
        && serverResponse.responseType() == MessageType.ADVERTISE;
  }

  private void compare(Exchange exchange, ServerResponse one, ServerResponse other, long nowNanos) {
    if (one.preference() != other.preference()) {
      equal.absent(() -> subject(exchange, one, other), exchange.clientKey(), nowNanos);
      return;
    }
    equal.present(
        subject(exchange, one, other),
        exchange.clientKey(),
        nowNanos,
        () ->
            state.detail(
                "both have preference %d".formatted(one.preference()),
                "ADVERTISE of " + name(one),
                one.frame()));
  }

  private Subject subject(Exchange exchange, ServerResponse one, ServerResponse other) {
    return Subject.of(name(one), name(other), exchange.link());
  }

  private String name(ServerResponse serverResponse) {
    return state.servers().numbered(serverResponse.server()).name();
  }
}
