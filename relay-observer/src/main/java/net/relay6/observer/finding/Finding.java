package net.relay6.observer.finding;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.relay6.net.Octets;

/**
 * A problem of the server set, as of one moment. Times are on the observations' clock, in
 * nanoseconds.
 *
 * @param number its unique number since the start
 * @param code what is wrong
 * @param subject the servers and link concerned
 * @param openedNanos when it opened
 * @param seenNanos when it was last seen
 * @param closedNanos when it closed; empty while it is open
 * @param count how often it was seen
 * @param facts one sentence with the figures or names of this case
 * @param evidence messages that show it: the first and the latest
 */
public record Finding(
    long number,
    FindingCode code,
    Subject subject,
    long openedNanos,
    long seenNanos,
    Optional<Long> closedNanos,
    long count,
    String facts,
    List<Evidence> evidence) {

  /** Copies its list. */
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** Whether it is open. */
  public boolean isOpen() {
    return closedNanos.isEmpty();
  }

  /** The advice, in one sentence. */
  public String advice() {
    return code.advice(subject);
  }

  /** The same finding, observed once more. */
  Finding seenAgain(long atNanos) {
    return new Finding(
        number, code, subject, openedNanos, atNanos, closedNanos, count + 1, facts, evidence);
  }

  /**
   * The same finding with the detail of the latest case in addition to the evidence of the first.
   */
  Finding with(Detail latest) {
    List<Evidence> both =
        evidence.isEmpty() || latest.evidence().isEmpty()
            ? latest.evidence().isEmpty() ? evidence : latest.evidence()
            : List.of(evidence.getFirst(), latest.evidence().getLast());
    return new Finding(
        number, code, subject, openedNanos, seenNanos, closedNanos, count, latest.facts(), both);
  }

  /** The same finding, closed. */
  Finding closed(long atNanos) {
    return new Finding(
        number,
        code,
        subject,
        openedNanos,
        seenNanos,
        Optional.of(atNanos),
        count,
        facts,
        evidence);
  }

  /** One line for people. */
  @Override
  public String toString() {
    return "%s %s: %s: %s".formatted(code.severity().label(), code.label(), subject, facts);
  }

  /** How urgent a finding is. */
  public enum Severity {
    /** Clients lose service or addresses, or soon will. */
    ALARM,
    /** The server set does not work as designed. */
    WARNING,
    /** For information. */
    NOTICE;

    /** The name operators see: {@code alarm}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A message as evidence of a finding.
   *
   * @param what its sender and receiver
   * @param frame the client's or server's message, octet for octet
   */
  public record Evidence(String what, Octets frame) {}

  /**
   * The detail of a finding beyond its code and subject.
   *
   * @param facts one sentence with the figures or names of this case
   * @param evidence messages that show it; may be empty
   */
  public record Detail(String facts, List<Evidence> evidence) {

    /** Copies its list. */
    public Detail {
      evidence = List.copyOf(evidence);
    }

    /** A detail without messages. */
    public static Detail of(String facts) {
      return new Detail(facts, List.of());
    }
  }

  /** Is notified of findings on the observer's thread; must not block. */
  public interface Listener {

    /** A finding has opened. */
    void opened(Finding finding);

    /** A finding has closed. */
    void closed(Finding finding);
  }
}
