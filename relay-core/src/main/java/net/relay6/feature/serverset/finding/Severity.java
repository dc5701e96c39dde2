package net.relay6.feature.serverset.finding;

import java.util.Locale;

/** How soon somebody should look. */
public enum Severity {
  /** Clients lose service or addresses, or soon will. */
  ALARM,
  /** The set does not work as designed. */
  WARNING,
  /** Worth knowing. */
  NOTICE;

  /** The name operators see: {@code alarm}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
