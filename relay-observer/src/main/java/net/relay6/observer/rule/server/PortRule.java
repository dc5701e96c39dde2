package net.relay6.observer.rule.server;

import java.util.List;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;

/** Raises {@code port-shared} while another program has port 547 where the relay needs it. */
public final class PortRule implements Rule {

  private static final FindingCode CODE = FindingCode.PORT_SHARED;

  private final ObserverState state;

  /** Raises and clears its findings in {@code state}. */
  public PortRule(ObserverState state) {
    this.state = state;
  }

  @Override
  public void portShared(Observation.PortShared shared) {
    long at = shared.atNanos();
    state.findings().clear(CODE, subject -> !shared.programs().contains(subject.detail()), at);
    for (String program : shared.programs()) {
      state
          .findings()
          .raise(
              CODE,
              new Subject(List.of(), "", program),
              at,
              () ->
                  Finding.Detail.of(
                      "it may receive messages for relay6; if it is a relay, servers receive every"
                          + " message twice"));
    }
  }
}
