package net.relay6.cli.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import net.relay6.feature.serverset.Inference;
import net.relay6.feature.serverset.ServerSetReport;
import net.relay6.feature.serverset.finding.Severity;

/**
 * What an audit has read and found.
 *
 * @param files what was read
 * @param traffic what there was of DHCPv6
 * @param links the names of the client links
 * @param remarks what the reader should know of the captures, a sentence each
 * @param model what the answers look like
 * @param servers every server
 * @param findings what was found, the gravest first
 * @param notKept findings for which there was no room
 */
public record AuditReport(
    List<FileReading> files,
    Traffic traffic,
    List<String> links,
    List<String> remarks,
    Inference model,
    List<ServerSetReport.ServerFigures> servers,
    List<Found> findings,
    long notKept) {

  /**
   * One file.
   *
   * @param file as the operator named it
   * @param packets how many packets there were
   * @param datagrams how many of them gave whole datagrams of DHCPv6
   * @param passedOver how many others there were, by reason
   * @param breakOff where and why the file ends too early
   * @param hidden whether all DHCPv6 it may hold is where relay6 cannot see it
   */
  public record FileReading(
      String file,
      long packets,
      long datagrams,
      SortedMap<String, Long> passedOver,
      Optional<String> breakOff,
      boolean hidden) {

    /** Whether there may be more in the file than was read. */
    boolean hasGaps() {
      return hidden || breakOff.isPresent();
    }
  }

  /**
   * Messages by side and way, and the time they span.
   *
   * @param first when the first was captured; empty without any
   * @param last when the last was captured
   * @param questions of clients, before a relay
   * @param copies of them, behind a relay
   * @param answers of servers, to a relay
   * @param deliveries of answers, to clients
   */
  public record Traffic(
      Optional<Instant> first,
      Optional<Instant> last,
      long questions,
      long copies,
      long answers,
      long deliveries) {}

  /**
   * One finding.
   *
   * @param code its stable name
   * @param severity how soon somebody should look: {@code alarm}, {@code warning}, {@code notice}
   * @param title what is wrong
   * @param servers with which servers
   * @param link on which link; empty text when it is about all
   * @param detail what tells it from others of its kind
   * @param facts the figures or names of this case
   * @param first when it was first seen
   * @param last when it was last seen
   * @param count how often it was seen
   * @param endedBefore when it ended, if it did within the captures
   * @param evidence messages that show it
   * @param advice what to do
   */
  public record Found(
      String code,
      String severity,
      String title,
      List<String> servers,
      String link,
      String detail,
      String facts,
      Instant first,
      Instant last,
      long count,
      Optional<Instant> endedBefore,
      List<Shown> evidence,
      String advice) {}

  /**
   * A message that shows a finding.
   *
   * @param what who sent it where
   * @param packets where it stands, on all sides
   */
  public record Shown(String what, List<PacketOfFile> packets) {}

  /**
   * A packet.
   *
   * @param file as the operator named it
   * @param packet its number, from 1, as Wireshark counts
   */
  public record PacketOfFile(String file, long packet) {}

  /** Copies its lists. */
  public AuditReport {
    files = List.copyOf(files);
    links = List.copyOf(links);
    remarks = List.copyOf(remarks);
    servers = List.copyOf(servers);
    findings = List.copyOf(findings);
  }

  /** Whether there may be more in one of the files than was read. */
  public boolean hasGaps() {
    return files.stream().anyMatch(FileReading::hasGaps);
  }

  /** Whether something was found that is at least so grave. */
  public boolean hasAtLeast(Severity severity) {
    List<String> grave =
        Arrays.stream(Severity.values())
            .filter(one -> one.compareTo(severity) <= 0)
            .map(Severity::label)
            .toList();
    return findings.stream().map(Found::severity).anyMatch(grave::contains);
  }
}
