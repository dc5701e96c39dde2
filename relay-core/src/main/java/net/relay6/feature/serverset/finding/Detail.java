package net.relay6.feature.serverset.finding;

import java.util.List;

/**
 * What a finding says beyond its code and subject.
 *
 * @param facts one sentence with the figures or names of this case
 * @param evidence messages that show it; may be none
 */
public record Detail(String facts, List<Evidence> evidence) {

  /** Copies its list. */
  public Detail {
    evidence = List.copyOf(evidence);
  }

  /** One without messages. */
  public static Detail of(String facts) {
    return new Detail(facts, List.of());
  }
}
