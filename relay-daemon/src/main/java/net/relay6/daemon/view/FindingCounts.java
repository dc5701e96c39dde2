package net.relay6.daemon.view;

import java.util.ArrayList;
import java.util.List;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Severity;

/** How many findings about the server set are open, by severity. */
public record FindingCounts(long alarm, long warning, long notice) {

  public static FindingCounts of(ServerSetReport report) {
    return new FindingCounts(
        report.openCount(Severity.ALARM),
        report.openCount(Severity.WARNING),
        report.openCount(Severity.NOTICE));
  }

  /** {@code 1 alarm, 2 warnings}, or {@code none}. */
  public String words() {
    List<String> parts = new ArrayList<>();
    add(parts, alarm, "alarm");
    add(parts, warning, "warning");
    add(parts, notice, "notice");
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String word) {
    if (count > 0) {
      parts.add(count + " " + word + (count == 1 ? "" : "s"));
    }
  }
}
