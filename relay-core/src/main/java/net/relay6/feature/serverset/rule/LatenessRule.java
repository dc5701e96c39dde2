package net.relay6.feature.serverset.rule;

import static net.relay6.feature.serverset.finding.FindingCode.ADVERTISE_TOO_LATE;

import java.util.concurrent.TimeUnit;
import net.relay6.feature.serverset.exchange.Share;
import net.relay6.feature.serverset.finding.Subject;
import net.relay6.wire.MessageType;

/**
 * ADVERTISEs that come when a client with another offer has chosen: a second after its SOLICIT (RFC
 * 9915, section 18.2.1; OBS-04).
 */
final class LatenessRule implements Rule {

  private static final long CHOICE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_PREFERRED = 255;

  private final World world;
  private final Recurrence late = new Recurrence(3);

  LatenessRule(World world) {
    this.world = world;
  }

  @Override
  public void answered(Answer answer) {
    if (!answer.facts().is(MessageType.ADVERTISE) || !answer.isFirstTo(MessageType.SOLICIT)) {
      return;
    }
    var exchange = answer.exchange().orElseThrow();
    long waited = answer.atNanos() - exchange.beganNanos();
    if (waited <= CHOICE_NANOS) {
      inTime(answer);
      return;
    }
    Subject subject = Subject.of(answer.server().name(), answer.link());
    boolean rivalled =
        exchange
            .answered()
            .filter(share -> share.server() != answer.server().number())
            .anyMatch(Share::isUsable);
    if (rivalled && answer.facts().preference() < MOST_PREFERRED) {
      answer.conduct().countLate();
      if (late.isReached(subject, exchange.clientKey(), answer.atNanos())) {
        world
            .findings()
            .raise(
                ADVERTISE_TOO_LATE,
                subject,
                answer.atNanos(),
                () ->
                    world.detail(
                        "its ADVERTISE came %d ms after the SOLICIT"
                            .formatted(TimeUnit.NANOSECONDS.toMillis(waited)),
                        answer));
      }
    }
  }

  private void inTime(Answer answer) {
    if (!late.isEmpty() || world.findings().isAnyOpen(ADVERTISE_TOO_LATE)) {
      Subject subject = Subject.of(answer.server().name(), answer.link());
      late.forget(subject);
      world.findings().clear(ADVERTISE_TOO_LATE, subject, answer.atNanos());
    }
  }
}
