package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.INTERFACE_ID_MISSING;

import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;

/**
 * Finds RELAY-REPLs without the Interface-Id that the server was sent (RFC 9915, section 21.18).
 */
public final class InterfaceIdRule implements Rule {

  private final ObserverState state;

  /** Raises findings in {@code state}; one response suffices. */
  public InterfaceIdRule(ObserverState state) {
    this.state = state;
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    if (response.lacksInterfaceId()) {
      state
          .findings()
          .raise(
              INTERFACE_ID_MISSING,
              Subject.of(response.server().name()),
              response.atNanos(),
              () ->
                  state.detail(
                      ("its RELAY-REPL for link %s has none; relay6 found the link by the"
                              + " link-address")
                          .formatted(response.link()),
                      response));
    }
  }
}
