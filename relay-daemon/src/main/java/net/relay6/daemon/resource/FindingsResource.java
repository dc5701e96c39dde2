package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.FindingView;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.live.ServerSetWatch;

/**
 * {@code /findings}: the problems of the server set; with {@code all} also the latest closed ones,
 * with {@code evidence} also the messages as text.
 */
public final class FindingsResource implements Resource {

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding finding) -> !finding.isOpen())
          .thenComparing(finding -> finding.code().severity())
          .thenComparing(Comparator.comparingLong(Finding::openedNanos).reversed());

  private final AdminContext context;
  private final boolean namesClients;
  private final InstantSource clock;

  /**
   * A resource about {@code subject}, with times of {@code clock}.
   *
   * @param namesClients whether clients may be named
   */
  public FindingsResource(AdminContext context, boolean namesClients, InstantSource clock) {
    this.context = context;
    this.namesClients = namesClients;
    this.clock = clock;
  }

  /**
   * The response.
   *
   * @param notKept findings that did not fit
   * @param clientsShown whether clients may be named
   */
  private record FindingList(List<FindingView> findings, long notKept, boolean clientsShown) {}

  @Override
  public AdminResponse respond(AdminRequest request) {
    Optional<ServerSetReport> report = context.serverSet().map(ServerSetWatch::report);
    return report.isPresent() ? respond(report.get(), request) : ServersNotObserved.RESPONSE;
  }

  private AdminResponse respond(ServerSetReport report, AdminRequest request) {
    Stream<Finding> chosen =
        request.hasParameter("all")
            ? Stream.concat(report.open().stream(), report.closed().stream())
            : report.open().stream();
    List<FindingView> findings =
        chosen
            .sorted(WORST_FIRST)
            .map(finding -> FindingView.of(finding, report.time(), namesClients))
            .toList();
    long notKept = report.counts().getOrDefault("findings-overflow", 0L);
    return AdminResponse.of(
        new FindingList(findings, notKept, namesClients),
        () -> toText(findings, notKept, request.hasParameter("evidence")));
  }

  private String toText(List<FindingView> findings, long notKept, boolean withEvidence) {
    String words = new Text(new Elapsed(clock), withEvidence).of(findings);
    return (findings.isEmpty() ? "no open findings\n" : words)
        + (notKept == 0
            ? ""
            : "%d more findings were not kept, for lack of room\n".formatted(notKept));
  }

  /** Findings for people: the most severe first, each with its advice. */
  public static final class Text {

    private final Elapsed elapsed;
    private final boolean withEvidence;

    /**
     * Text with the times since findings began and ended; {@code withEvidence} adds the messages
     * that show them.
     */
    public Text(Elapsed elapsed, boolean withEvidence) {
      this.elapsed = elapsed;
      this.withEvidence = withEvidence;
    }

    /** The findings in the given order, each as several lines; empty if there are none. */
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
      return finding
          .closed()
          .map(end -> times + "; closed " + elapsed.since(end) + " ago")
          .orElse(times);
    }

    private static void add(StringBuilder words, FindingView.Message message) {
      words.append("  ").append(message.what()).append(":\n").append(message.text().indent(4));
    }
  }
}
