package net.relay6.cli.resource;

import java.util.ArrayList;
import java.util.List;
import net.relay6.feature.serverset.ServerSetReport;
import net.relay6.feature.serverset.finding.Severity;

/** How many findings about the server set are open, by severity. */
record FindingCounts(long alarm, long warning, long notice) {

  static FindingCounts of(ServerSetReport report) {
    return new FindingCounts(
        report.openCount(Severity.ALARM),
        report.openCount(Severity.WARNING),
        report.openCount(Severity.NOTICE));
  }

  /** {@code 1 alarm, 2 warnings}, or {@code none}. */
  String words() {
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
