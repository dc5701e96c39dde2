package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.ADVERTISE_TOO_LATE;

import java.util.concurrent.TimeUnit;
import net.relay6.observer.exchange.ServerResponse;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.symptom.Symptom;
import net.relay6.wire.MessageType;

/**
 * Finds ADVERTISEs that arrive after a client with another offer has chosen: one second after its
 * SOLICIT (RFC 9915, section 18.2.1; OBS-04).
 */
public final class LatenessRule implements Rule {

  private static final long CHOICE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_PREFERRED = 255;

  private final ObserverState state;
  private final Symptom late;

  /** Raises findings in {@code state}; each needs three clients within ten minutes. */
  public LatenessRule(ObserverState state) {
    this.state = state;
    late = new Symptom(state.findings(), ADVERTISE_TOO_LATE, 3);
  }

  @Override
  public void responseDelivered(Rule.ObservedResponse response) {
    if (!response.summary().is(MessageType.ADVERTISE) || !response.isFirstTo(MessageType.SOLICIT)) {
      return;
    }
    var exchange = response.exchange().orElseThrow();
    long waited = response.atNanos() - exchange.beganNanos();
    if (waited <= CHOICE_NANOS) {
      late.absent(() -> subject(response), response.clientKey(), response.atNanos());
      return;
    }
    boolean rivalled =
        exchange
            .respondedBy()
            .filter(serverResponse -> serverResponse.server() != response.server().number())
            .anyMatch(ServerResponse::isUsable);
    if (rivalled && response.summary().preference() < MOST_PREFERRED) {
      response.statistics().countLate();
      late.present(
          subject(response),
          exchange.clientKey(),
          response.atNanos(),
          () -> detail(response, waited));
    }
  }

  private Finding.Detail detail(Rule.ObservedResponse response, long waitedNanos) {
    return state.detail(
        "its ADVERTISE came %d ms after the SOLICIT"
            .formatted(TimeUnit.NANOSECONDS.toMillis(waitedNanos)),
        response);
  }

  private static Subject subject(Rule.ObservedResponse response) {
    return Subject.of(response.server().name(), response.link());
  }

  @Override
  public void tick(long nowNanos) {
    late.tick(nowNanos);
  }
}
