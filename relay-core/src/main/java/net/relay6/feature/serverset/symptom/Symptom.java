package net.relay6.feature.serverset.symptom;

import java.util.LinkedHashMap;
import java.util.function.Supplier;
import net.relay6.feature.serverset.finding.Detail;
import net.relay6.feature.serverset.finding.FindingCode;
import net.relay6.feature.serverset.finding.Findings;
import net.relay6.feature.serverset.finding.Subject;

/**
 * Something that some clients see and others may not, such as an option that a server sends to
 * those alone that ask for it. Its finding opens when enough clients have seen it, and closes by
 * evidence of the same kind: each client that has seen it sees the contrary, or so many different
 * clients in a row do that chance is no explanation. Bounded: the subject used longest ago is
 * forgotten.
 */
public final class Symptom {

  private static final int SUBJECTS = 256;

  private final Findings findings;
  private final FindingCode code;
  private final Recurrence opening;
  private final LinkedHashMap<Subject, Sightings> bySubject = new LinkedHashMap<>(16, 0.75f, true);

  /** One whose finding opens when {@code clients} have seen it within ten minutes. */
  public Symptom(Findings findings, FindingCode code, int clients) {
    this.findings = findings;
    this.code = code;
    opening = new Recurrence(clients);
  }

  /** A client has seen it. */
  public void seen(Subject subject, long client, long atNanos, Supplier<Detail> detail) {
    sightings(subject, atNanos).seen(client, atNanos);
    if (findings.isOpen(code, subject) || opening.isReached(subject, client, atNanos)) {
      findings.raise(code, subject, atNanos, detail);
    }
  }

  private Sightings sightings(Subject subject, long atNanos) {
    Sightings known = bySubject.get(subject);
    if (known == null || isForgotten(subject, known, atNanos)) {
      known = new Sightings();
      bySubject.put(subject, known);
      if (bySubject.size() > SUBJECTS) {
        bySubject.pollFirstEntry();
      }
    }
    return known;
  }

  /** What is not open any more counts for as long as it would have stayed open, and no longer. */
  private boolean isForgotten(Subject subject, Sightings sightings, long atNanos) {
    return atNanos - sightings.seenNanos() >= code.quiet().toNanos()
        && !findings.isOpen(code, subject);
  }

  /** Whether any client has seen it of late. */
  public boolean isKnown() {
    return !bySubject.isEmpty();
  }

  /** A client that could have seen it has seen the contrary. */
  public void absent(Supplier<Subject> subject, long client, long atNanos) {
    if (!bySubject.isEmpty() && client != 0) {
      absent(subject.get(), client, atNanos);
    }
  }

  private void absent(Subject subject, long client, long atNanos) {
    Sightings known = bySubject.get(subject);
    if (known == null) {
      return;
    }
    known.absent(client);
    if (!findings.isOpen(code, subject)) {
      opening.forget(subject);
    } else if (known.isOver()) {
      opening.forget(subject);
      known.end();
      findings.clear(code, subject, atNanos);
    }
  }

  /** Forgets what is over. */
  public void tick(long nowNanos) {
    if (!bySubject.isEmpty()) {
      bySubject.entrySet().removeIf(one -> isForgotten(one.getKey(), one.getValue(), nowNanos));
    }
  }
}
