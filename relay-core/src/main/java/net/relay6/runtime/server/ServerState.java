package net.relay6.runtime.server;

import java.time.Instant;
import java.util.Locale;

/**
 * The state of a server at one moment.
 *
 * @param condition in one word
 * @param since when it has this state; for refusals, the first in a row
 * @param detail the evidence, such as {@code port 547 unreachable, 38 copies}; may be empty
 */
public record ServerState(Condition condition, Instant since, String detail) {

  /** The state in one word. */
  public enum Condition {
    /** Its latest sign is a response. */
    RESPONDING(true, ""),
    /** It was sent nothing, or has not responded and no response is overdue. */
    UNPROVEN(true, ""),
    /** Its machine reports that no program listens on port 547. */
    REFUSED(false, "start the server"),
    /** It is unreachable. */
    UNREACHABLE(
        false, "check whether its machine is on, and run `ip -6 route get` with its address"),
    /** It does not answer requests, according to an open finding. */
    SILENT(false, "see `relay6 findings`"),
    /** Its socket is not open. */
    NOT_OPEN(false, ""),
    /** It was removed from the configuration; late responses are delivered. */
    DRAINING(true, "");

    private final boolean good;
    private final String advice;

    Condition(boolean good, String advice) {
      this.good = good;
      this.advice = advice;
    }

    /** The name operators see: {@code not open}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether there is no sign of a failure. */
    public boolean isGood() {
      return good;
    }

    /** What to do, in a few words; may be empty. */
    public String advice() {
      return advice;
    }
  }

  /** Whether there is no sign of a failure. */
  public boolean isGood() {
    return condition.isGood();
  }
}
