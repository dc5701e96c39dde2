package net.relay6.daemon.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.relay6.observer.finding.FindingCode;

/**
 * A span of consecutive minutes in which findings of one code were open.
 *
 * @param code the code of the findings
 * @param from the start of the first minute
 * @param to the end of the last minute; empty if it is the latest one
 */
public record OpenSpan(FindingCode code, Instant from, Optional<Instant> to) {

  /** How many spans are shown for one server or link: the latest. */
  public static final int SPANS_MAX = 20;

  /**
   * The latest of them, the earliest first.
   *
   * @param codes the findings open in each minute of {@code span}, as bits
   * @param end when the latest minute ends
   */
  static List<OpenSpan> of(long[] codes, Span span, Instant end) {
    List<OpenSpan> all = new ArrayList<>();
    for (FindingCode code : FindingCode.values()) {
      add(all, code, codes, span, end);
    }
    all.sort(Comparator.comparing(OpenSpan::from));
    return List.copyOf(all.subList(Math.max(0, all.size() - SPANS_MAX), all.size()));
  }

  private static void add(
      List<OpenSpan> all, FindingCode code, long[] codes, Span span, Instant end) {
    long bit = OpenFindings.bit(code);
    int from = -1;
    for (int minute = 0; minute <= codes.length; minute++) {
      boolean open = minute < codes.length && (codes[minute] & bit) != 0;
      if (open && from < 0) {
        from = minute;
      } else if (!open && from >= 0) {
        all.add(of(code, from, minute, span, end));
        from = -1;
      }
    }
  }

  private static OpenSpan of(FindingCode code, int from, int to, Span span, Instant end) {
    long first = span.firstMinute(0);
    Optional<Instant> closed =
        to == span.minutes() ? Optional.empty() : Optional.of(span.begin(first + to, end));
    return new OpenSpan(code, span.begin(first + from, end), closed);
  }
}
