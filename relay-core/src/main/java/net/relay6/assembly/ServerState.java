package net.relay6.assembly;

import java.time.Instant;
import java.util.Locale;

/**
 * What is known of a server at one moment.
 *
 * @param condition in one word
 * @param since when it came to be so; for what was refused, the first refusal in a row
 * @param detail what shows it, such as {@code port 547 unreachable, 38 copies}; may be empty
 */
public record ServerState(Condition condition, Instant since, String detail) {

  /** What is known of a server, in one word. */
  public enum Condition {
    /** The latest that is known of it is a response. */
    RESPONDING(true, ""),
    /** Nothing was asked, or nothing was answered and nothing missed yet. */
    UNPROVEN(true, ""),
    /** Its machine says that no program has port 547. */
    REFUSED(false, "start the server"),
    /** No way leads to it. */
    UNREACHABLE(false, "see whether its machine is on, and `ip -6 route get` with its address"),
    /** It leaves requests unanswered, as an open finding says. */
    SILENT(false, "see `relay6 findings`"),
    /** Its socket is not open. */
    NOT_OPEN(false, ""),
    /** It is not configured any more and gets no copies; late responses are delivered. */
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

    /** Whether clients' messages are, as far as is known, answered by it, or were not asked. */
    public boolean isGood() {
      return good;
    }

    /** What to do, in a few words; may be empty. */
    public String advice() {
      return advice;
    }
  }

  /** Whether nothing is known to be wrong with it. */
  public boolean isGood() {
    return condition.isGood();
  }
}
