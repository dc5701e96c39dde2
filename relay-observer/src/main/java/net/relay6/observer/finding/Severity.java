package net.relay6.observer.finding;

import java.util.Locale;

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
