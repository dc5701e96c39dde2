package net.relay6.observer.finding;

import java.util.List;

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
