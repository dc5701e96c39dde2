package net.relay6.observer.symptom;

import java.util.LinkedHashMap;
import java.util.function.Supplier;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Findings;
import net.relay6.observer.finding.Subject;

/**
 * A symptom that may be present for some clients and absent for others, such as an option that a
 * server sends only to clients that request it. Its finding opens when enough clients had the
 * symptom. It closes when it is absent for each client that had it, or for so many different
 * clients in a row that chance is excluded. Bounded: the subject used longest ago is evicted.
 */
public final class Symptom {

  private static final int SUBJECTS = 256;

  private final Findings findings;
  private final FindingCode code;
  private final Recurrence opening;
  private final LinkedHashMap<Subject, Clients> bySubject = new LinkedHashMap<>(16, 0.75f, true);

  /** A symptom whose finding opens when {@code clients} had it within ten minutes. */
  public Symptom(Findings findings, FindingCode code, int clients) {
    this.findings = findings;
    this.code = code;
    opening = new Recurrence(clients);
  }

  /** It was present for a client. */
  public void present(Subject subject, long client, long atNanos, Supplier<Finding.Detail> detail) {
    clientsOf(subject, atNanos).present(client, atNanos);
    if (findings.isOpen(code, subject) || opening.isReached(subject, client, atNanos)) {
      findings.raise(code, subject, atNanos, detail);
    }
  }

  private Clients clientsOf(Subject subject, long atNanos) {
    Clients known = bySubject.get(subject);
    if (known == null || isForgotten(subject, known, atNanos)) {
      known = new Clients();
      bySubject.put(subject, known);
      if (bySubject.size() > SUBJECTS) {
        bySubject.pollFirstEntry();
      }
    }
    return known;
  }

  /** Whether a closed symptom is so old that its counts no longer apply. */
  private boolean isForgotten(Subject subject, Clients clients, long atNanos) {
    return atNanos - clients.seenNanos() >= code.quiet().toNanos()
        && !findings.isOpen(code, subject);
  }

  /** Whether it was present for any client recently. */
  public boolean isKnown() {
    return !bySubject.isEmpty();
  }

  /** It was absent for a client that could have had it. */
  public void absent(Supplier<Subject> subject, long client, long atNanos) {
    if (!bySubject.isEmpty() && client != 0) {
      absent(subject.get(), client, atNanos);
    }
  }

  private void absent(Subject subject, long client, long atNanos) {
    Clients known = bySubject.get(subject);
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

  /** Removes symptoms that are over. */
  public void tick(long nowNanos) {
    if (!bySubject.isEmpty()) {
      bySubject.entrySet().removeIf(one -> isForgotten(one.getKey(), one.getValue(), nowNanos));
    }
  }

  /**
   * The clients for which a symptom was present, and the clients in a row for which it was absent
   * since. It is over when it is absent for every client that had it, or when the latest clients in
   * a row would all be without it by chance in at most one of twenty cases, by the earlier share of
   * clients without it.
   */
  static final class Clients {

    private static final int AFFECTED_MAX = 4;
    private static final int SPARED_MAX = 64;
    private static final int SPARED_MIN = 3;
    private static final double CHANCE_MAX = 0.05;

    private final ClientSet affected = new ClientSet(AFFECTED_MAX);
    private final ClientSet spared = new ClientSet(SPARED_MAX);
    private boolean many;
    private long present;
    private long sparedBefore;
    private long seenNanos;

    /** It was present for a client. */
    void present(long client, long atNanos) {
      sparedBefore += spared.size();
      spared.clear();
      many |= affected.isFull() && !affected.contains(client);
      present += affected.add(client) ? 1 : 0;
      seenNanos = atNanos;
    }

    /** It was absent for a client. */
    void absent(long client) {
      affected.remove(client);
      spared.add(client);
    }

    /** Ends it; if it returns, the earlier counts still apply. */
    void end() {
      sparedBefore += spared.size();
      spared.clear();
      affected.clear();
      many = false;
    }

    /** When it was last present, in nanoseconds. */
    long seenNanos() {
      return seenNanos;
    }

    /** Whether it is over. */
    boolean isOver() {
      return (affected.size() == 0 && !many) || spared.size() >= enough();
    }

    private double enough() {
      double share = (present + 1.0) / (present + sparedBefore + 2.0);
      return Math.max(SPARED_MIN, Math.log(CHANCE_MAX) / Math.log(1 - share));
    }
  }
}
