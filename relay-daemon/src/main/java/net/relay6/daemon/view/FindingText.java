package net.relay6.daemon.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings for people: the most severe first, each with its advice. */
public final class FindingText {

  private final Elapsed elapsed;
  private final boolean withEvidence;

  public FindingText(Elapsed elapsed, boolean withEvidence) {
    this.elapsed = elapsed;
    this.withEvidence = withEvidence;
  }

  public String of(List<FindingView> findings) {
    StringBuilder words = new StringBuilder();
    findings.forEach(finding -> add(words, finding));
    return words.toString();
  }

  private void add(StringBuilder words, FindingView finding) {
    words
        .append(finding.severity().toUpperCase(Locale.ROOT))
        .append(' ')
        .append(finding.code())
        .append(where(finding))
        .append(": ")
        .append(finding.title())
        .append("\n  seen ")
        .append(finding.count() == 1 ? "once" : finding.count() + " times")
        .append(when(finding))
        .append('\n');
    finding.facts().ifPresent(facts -> words.append("  ").append(facts).append('\n'));
    words.append("  ").append(finding.advice()).append('\n');
    if (withEvidence) {
      finding.evidence().forEach(message -> add(words, message));
    }
  }

  private static String where(FindingView finding) {
    List<String> parts = new ArrayList<>();
    if (!finding.servers().isEmpty()) {
      parts.add(" server " + String.join(" and ", finding.servers()));
    }
    finding.link().ifPresent(link -> parts.add(" link " + link));
    finding.detail().ifPresent(detail -> parts.add(" " + detail));
    return String.join(",", parts);
  }

  private String when(FindingView finding) {
    String times =
        ", first %s ago, last %s ago"
            .formatted(elapsed.since(finding.opened()), elapsed.since(finding.seen()));
    return finding.closed().map(end -> times + "; over since " + elapsed.since(end)).orElse(times);
  }

  private static void add(StringBuilder words, FindingView.Message message) {
    words.append("  ").append(message.what()).append(":\n").append(message.text().indent(4));
  }
}
