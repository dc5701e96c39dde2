package net.relay6.tools.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.relay6.log.Identities;
import net.relay6.net.Octets;
import net.relay6.observer.ServerSetBounds;
import net.relay6.observer.ServerSetObserver;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Evidence;
import net.relay6.observer.finding.Naming;
import net.relay6.settings.Intent;
import net.relay6.settings.RelaySettings;

/**
 * Reads captures in up to three passes: the topology, the events, and the packets of the evidence.
 * Memory is bounded for captures of any size.
 */
public final class Audit {

  private final List<Path> files;
  private final Optional<RelaySettings> settings;
  private final Progress progress;

  /**
   * An audit of those captures.
   *
   * @param files the captures
   * @param settings the configuration, if there is one
   * @param progress receives the progress
   */
  public Audit(List<Path> files, Optional<RelaySettings> settings, Progress progress) {
    this.files = List.copyOf(files);
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs the audit.
   *
   * @throws CannotRead when a file is no capture or cannot be read
   */
  public AuditReport run() throws CannotRead {
    Survey survey = new Survey();
    Reading first = read("who is who", survey::see);
    survey.end();
    Names names = new Names(survey, files.stream().map(Path::toString).toList(), settings);
    ServerSetObserver observer = observer();
    observer.know(names.known());
    survey.identifiers().forEach((server, duid) -> observer.identify(names.server(server), duid));
    Witness witness = new Witness(survey, names, observer);
    read("what happened", witness::see);
    witness.end();
    ServerSetReport report = observer.report();
    EvidencePackets packets = new EvidencePackets(wanted(report));
    if (!wanted(report).isEmpty()) {
      read("where it stands", packets::see);
    }
    boolean declared = settings.isPresent();
    return new Summary(files, first, survey, names, witness, report, packets, declared).report();
  }

  private ServerSetObserver observer() {
    return new ServerSetObserver(
        settings.map(Intent::of).orElse(Intent.NONE),
        ServerSetBounds.USUAL,
        new TimeBase(0, Instant.EPOCH),
        new Naming(Identities.CLEAR),
        List.of());
  }

  private static Set<Octets> wanted(ServerSetReport report) {
    Set<Octets> frames = new HashSet<>();
    report
        .open()
        .forEach(finding -> finding.evidence().stream().map(Evidence::frame).forEach(frames::add));
    report
        .closed()
        .forEach(finding -> finding.evidence().stream().map(Evidence::frame).forEach(frames::add));
    return frames;
  }

  private Reading read(String what, Consumer<Sight> sink) throws CannotRead {
    progress.begin(what, files);
    try (CaptureSet captures = CaptureSet.open(files, progress::read)) {
      SightReader reader = new SightReader();
      for (var next = captures.next(); next.isPresent(); next = captures.next()) {
        reader.read(next.get()).forEach(sink);
      }
      return new Reading(captures.readings(), reader.malformed(), reader.bypassing());
    }
  }
}
