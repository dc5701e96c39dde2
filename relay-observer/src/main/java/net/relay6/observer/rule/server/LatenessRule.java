package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.ADVERTISE_TOO_LATE;

import java.util.concurrent.TimeUnit;
import net.relay6.observer.exchange.Share;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.rule.World;
import net.relay6.observer.symptom.Symptom;
import net.relay6.wire.MessageType;

/**
 * Finds ADVERTISEs that arrive after a client with another offer has chosen: one second after its
 * SOLICIT (RFC 9915, section 18.2.1; OBS-04).
 */
public final class LatenessRule implements Rule {

  private static final long CHOICE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_PREFERRED = 255;

  private final World world;
  private final Symptom late;

  public LatenessRule(World world) {
    this.world = world;
    late = new Symptom(world.findings(), ADVERTISE_TOO_LATE, 3);
  }

  @Override
  public void answered(Rule.Answer answer) {
    if (!answer.facts().is(MessageType.ADVERTISE) || !answer.isFirstTo(MessageType.SOLICIT)) {
      return;
    }
    var exchange = answer.exchange().orElseThrow();
    long waited = answer.atNanos() - exchange.beganNanos();
    if (waited <= CHOICE_NANOS) {
      late.absent(() -> subject(answer), answer.clientKey(), answer.atNanos());
      return;
    }
    boolean rivalled =
        exchange
            .answered()
            .filter(share -> share.server() != answer.server().number())
            .anyMatch(Share::isUsable);
    if (rivalled && answer.facts().preference() < MOST_PREFERRED) {
      answer.conduct().countLate();
      late.seen(
          subject(answer), exchange.clientKey(), answer.atNanos(), () -> detail(answer, waited));
    }
  }

  private Finding.Detail detail(Rule.Answer answer, long waitedNanos) {
    return world.detail(
        "its ADVERTISE came %d ms after the SOLICIT"
            .formatted(TimeUnit.NANOSECONDS.toMillis(waitedNanos)),
        answer);
  }

  private static Subject subject(Rule.Answer answer) {
    return Subject.of(answer.server().name(), answer.link());
  }

  @Override
  public void tick(long nowNanos) {
    late.tick(nowNanos);
  }
}
