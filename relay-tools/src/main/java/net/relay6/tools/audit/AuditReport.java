package net.relay6.tools.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Finding;

/**
 * The report of an audit.
 *
 * @param files the files read
 * @param traffic the DHCPv6 traffic
 * @param links the names of the client links
 * @param remarks notes about the captures, a sentence each
 * @param model the model that the responses suggest
 * @param servers every server
 * @param findings the findings, the most severe first
 * @param notKept the number of findings that did not fit
 */
public record AuditReport(
    List<FileReading> files,
    Traffic traffic,
    List<String> links,
    List<String> remarks,
    ServerSetReport.Inference model,
    List<ServerSetReport.ServerFigures> servers,
    List<AuditFinding> findings,
    long notKept) {

  /**
   * One file.
   *
   * @param file as the operator named it
   * @param packets the number of packets
   * @param datagrams how many of them contain whole DHCPv6 datagrams
   * @param passedOver the number of skipped packets, by reason
   * @param breakOff where and why the file is truncated
   * @param hidden whether all DHCPv6 that it may contain is in packets that relay6 cannot decode
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
   * The number of messages by side and direction, and their time span.
   *
   * @param first when the first was captured; empty without any
   * @param last when the last was captured
   * @param questions clients' messages, before a relay
   * @param copies RELAY-FORWs, behind a relay
   * @param answers RELAY-REPLs of servers, to a relay
   * @param deliveries responses relayed to clients
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
   * @param severity {@code alarm}, {@code warning} or {@code notice}
   * @param title what is wrong
   * @param servers the servers concerned
   * @param link the link; empty text if it concerns all
   * @param detail what distinguishes it from others of its kind
   * @param facts the figures or names of this case
   * @param first when it was first seen
   * @param last when it was last seen
   * @param count how often it was seen
   * @param endedBefore when it ended, if that is within the captures
   * @param evidence messages that show it
   * @param advice what to do
   */
  public record AuditFinding(
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
      List<EvidenceMessage> evidence,
      String advice) {}

  /**
   * A message that shows a finding.
   *
   * @param what who sent it where
   * @param packets its packets, on all sides
   */
  public record EvidenceMessage(String what, List<PacketOfFile> packets) {}

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

  /** Whether there is a finding of at least that severity. */
  public boolean hasAtLeast(Finding.Severity severity) {
    List<String> grave =
        Arrays.stream(Finding.Severity.values())
            .filter(one -> one.compareTo(severity) <= 0)
            .map(Finding.Severity::label)
            .toList();
    return findings.stream().map(AuditFinding::severity).anyMatch(grave::contains);
  }
}
