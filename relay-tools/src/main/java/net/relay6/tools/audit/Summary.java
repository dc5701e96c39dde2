package net.relay6.tools.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Finding;

/** Builds the report from the results of the passes. */
record Summary(
    List<Path> files,
    Audit.PassResult reading,
    TopologyPass topology,
    AuditNames names,
    ReplayPass replay,
    ServerSetReport observed,
    Audit.EvidencePackets packets,
    boolean declared) {

  private static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing((Finding finding) -> finding.code().severity())
          .thenComparingLong(Finding::openedNanos)
          .thenComparingLong(Finding::number);

  AuditReport report() {
    return new AuditReport(
        reading.files(),
        traffic(),
        names.links(),
        remarks(),
        observed.inference(),
        observed.servers(),
        Stream.concat(observed.open().stream(), observed.closed().stream())
            .sorted(GRAVEST_FIRST)
            .map(this::found)
            .toList(),
        observed.counts().getOrDefault("findings-overflow", 0L));
  }

  private AuditReport.Traffic traffic() {
    return new AuditReport.Traffic(
        topology.isEmpty() ? Optional.empty() : Optional.of(instant(topology.firstNanos())),
        topology.isEmpty() ? Optional.empty() : Optional.of(instant(topology.lastNanos())),
        topology.count(CapturedMessage.Kind.CLIENT_MESSAGE),
        topology.count(CapturedMessage.Kind.RELAY_FORW),
        topology.count(CapturedMessage.Kind.RELAY_REPL),
        topology.count(CapturedMessage.Kind.DELIVERY));
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    remark(remarks, reading.malformed(), "%d datagrams are no DHCPv6 message.");
    remark(
        remarks,
        reading.bypassing(),
        "%d messages went from clients to a server's own address, past the relay.");
    remark(
        remarks,
        replay.notRelayed(),
        "%d messages of clients were not relayed by any relay; they are ignored.");
    remark(
        remarks,
        replay.withoutServer(),
        "%d responses name no server and came in no RELAY-REPL; they are ignored.");
    remark(
        remarks,
        observed.counts().getOrDefault("rule-faults", 0L),
        "%d times a rule of relay6 failed; please report it.");
    long backSeconds = TimeUnit.NANOSECONDS.toSeconds(topology.backwardsNanos());
    remark(
        remarks,
        backSeconds,
        "Time goes back by up to %d s within a file; put it in order with reordercap.");
    long up =
        topology.count(CapturedMessage.Kind.CLIENT_MESSAGE)
            + topology.count(CapturedMessage.Kind.RELAY_FORW);
    long down =
        topology.count(CapturedMessage.Kind.RELAY_REPL)
            + topology.count(CapturedMessage.Kind.DELIVERY);
    if (up > 0 && down == 0) {
      remarks.add("There are no responses; was only one direction captured?");
    }
    if (down > 0 && up == 0) {
      remarks.add("There are no requests; was only one direction captured?");
    }
    if (declared
        && topology.count(CapturedMessage.Kind.RELAY_FORW)
                + topology.count(CapturedMessage.Kind.RELAY_REPL)
            == 0) {
      remarks.add(
          "The capture shows no addresses of servers, so the declarations of single servers are not"
              + " checked.");
    }
    return remarks;
  }

  private static void remark(List<String> remarks, long count, String text) {
    if (count > 0) {
      remarks.add(text.formatted(count));
    }
  }

  private AuditReport.AuditFinding found(Finding finding) {
    return new AuditReport.AuditFinding(
        finding.code().label(),
        finding.code().severity().label(),
        finding.code().title(),
        finding.subject().servers(),
        finding.subject().link(),
        finding.subject().detail(),
        finding.facts(),
        instant(finding.openedNanos()),
        instant(finding.seenNanos()),
        finding.count(),
        finding.closedNanos().map(Summary::instant),
        finding.evidence().stream().map(this::shown).toList(),
        finding.advice());
  }

  private AuditReport.EvidenceMessage shown(Finding.Evidence evidence) {
    return new AuditReport.EvidenceMessage(
        evidence.what(), packets.of(evidence.frame()).stream().map(this::packet).toList());
  }

  private AuditReport.PacketOfFile packet(CapturedMessage.PacketReference place) {
    return new AuditReport.PacketOfFile(files.get(place.file()).toString(), place.number());
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
