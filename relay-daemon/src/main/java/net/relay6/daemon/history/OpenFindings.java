package net.relay6.daemon.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;

/**
 * The findings that were open at some time of a minute. They are encoded as bits: the bit of a
 * {@link FindingCode} is its ordinal.
 */
public record OpenFindings(List<Finding> findings) {

  /**
   * The findings of {@code report} that are open, or have closed after {@code sinceNanos} on the
   * observations' clock.
   */
  static OpenFindings of(Optional<ServerSetReport> report, long sinceNanos) {
    return new OpenFindings(
        report.stream()
            .flatMap(known ->
                Stream.concat(
                    known.open().stream(),
                    known.closed().stream().filter(finding -> isLater(finding, sinceNanos))))
            .toList());
  }

  private static boolean isLater(Finding closed, long sinceNanos) {
    return closed.closedNanos().filter(nanos -> nanos - sinceNanos > 0).isPresent();
  }

  /** All of them. */
  long all() {
    return bits(_ -> true);
  }

  /** Those that name the server. */
  long ofServer(String server) {
    return bits(subject -> subject.names(server));
  }

  /** Those on the link. */
  long onLink(String link) {
    return bits(subject -> subject.link().equals(link));
  }

  private long bits(Predicate<Subject> chosen) {
    return findings.stream()
        .filter(finding -> chosen.test(finding.subject()))
        .mapToLong(finding -> bit(finding.code()))
        .reduce(0, (one, other) -> one | other);
  }

  /** The bit of a code. */
  @SuppressWarnings("EnumOrdinal") // Ordinals are never stored outside the process.
  public static long bit(FindingCode code) {
    return 1L << code.ordinal();
  }
}
