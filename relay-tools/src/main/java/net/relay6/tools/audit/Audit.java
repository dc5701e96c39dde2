package net.relay6.tools.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.relay6.log.ClientNaming;
import net.relay6.net.Octets;
import net.relay6.observer.ServerSetObserver;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingNaming;
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
    TopologyPass topology = new TopologyPass();
    PassResult first = read("servers and links", topology::accept);
    topology.end();
    AuditNames names =
        new AuditNames(topology, files.stream().map(Path::toString).toList(), settings);
    ServerSetObserver observer = observer();
    observer.setLinks(names.known());
    topology.identifiers().forEach((server, duid) -> observer.identify(names.server(server), duid));
    ReplayPass replay = new ReplayPass(topology, names, observer);
    read("messages", replay::accept);
    replay.end();
    ServerSetReport report = observer.report();
    EvidencePackets packets = new EvidencePackets(wanted(report));
    if (!wanted(report).isEmpty()) {
      read("evidence", packets::accept);
    }
    boolean declared = settings.isPresent();
    return new Summary(files, first, topology, names, replay, report, packets, declared).report();
  }

  private ServerSetObserver observer() {
    return new ServerSetObserver(
        settings.map(Intent::of).orElse(Intent.NONE),
        ServerSetObserver.Bounds.USUAL,
        new TimeBase(0, Instant.EPOCH),
        new FindingNaming(ClientNaming.CLEAR),
        List.of());
  }

  private static Set<Octets> wanted(ServerSetReport report) {
    Set<Octets> frames = new HashSet<>();
    report
        .open()
        .forEach(finding ->
            finding.evidence().stream().map(Finding.Evidence::frame).forEach(frames::add));
    report
        .closed()
        .forEach(finding ->
            finding.evidence().stream().map(Finding.Evidence::frame).forEach(frames::add));
    return frames;
  }

  private PassResult read(String what, Consumer<CapturedMessage> sink) throws CannotRead {
    progress.begin(what, files);
    try (CaptureSet captures = CaptureSet.open(files, progress::read)) {
      CapturedMessageReader reader = new CapturedMessageReader();
      for (var next = captures.next(); next.isPresent(); next = captures.next()) {
        reader.read(next.get()).forEach(sink);
      }
      return new PassResult(captures.readings(), reader.malformed(), reader.bypassing());
    }
  }

  /** A capture cannot be read; the message says which and why. */
  public static final class CannotRead extends Exception {

    private static final long serialVersionUID = 1;

    CannotRead(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The statistics of one pass over all captures.
   *
   * @param files the files
   * @param malformed datagrams that are not DHCPv6 messages
   * @param bypassing clients' messages to a server's unicast address
   */
  record PassResult(List<AuditReport.FileReading> files, long malformed, long bypassing) {}

  /** The third pass, if there are findings: locates the packets of their evidence. */
  static final class EvidencePackets {

    /** Enough for a message on the link and its RELAY-FORWs. */
    private static final int PACKETS_MAX = 8;

    private final Map<Octets, List<CapturedMessage.PacketReference>> packets = new HashMap<>();

    /** Locates those messages. */
    EvidencePackets(Set<Octets> wanted) {
      wanted.forEach(innermost -> packets.put(innermost, new ArrayList<>()));
    }

    /** Processes one message. */
    void accept(CapturedMessage message) {
      List<CapturedMessage.PacketReference> found = packets.get(message.innermost());
      if (found != null && found.size() < PACKETS_MAX) {
        found.add(message.packet());
      }
    }

    /** The packets of a message, the earliest first. */
    List<CapturedMessage.PacketReference> of(Octets innermost) {
      return List.copyOf(packets.getOrDefault(innermost, List.of()));
    }
  }

  /** Prints the progress of an audit that takes long. */
  public static final class Progress {

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final PrintWriter out;
    private final LongSupplier nanoClock;
    private String what = "";
    private long octets;
    private long octetsRead;
    private long printedNanos;

    /** Prints progress to {@code out}, by the time of {@code nanoClock}. */
    public Progress(PrintWriter out, LongSupplier nanoClock) {
      this.out = out;
      this.nanoClock = nanoClock;
      printedNanos = nanoClock.getAsLong();
    }

    /** Starts a pass over all files. */
    void begin(String reading, List<Path> files) {
      what = reading;
      octets = Math.max(1, files.stream().mapToLong(Progress::length).sum());
      octetsRead = 0;
    }

    /** Adds octets read. */
    void read(long more) {
      octetsRead += more;
      long now = nanoClock.getAsLong();
      if (now - printedNanos >= INTERVAL_NANOS) {
        printedNanos = now;
        out.printf("relay6: reading %s: %d %%%n", what, Math.min(100, octetsRead * 100 / octets));
        out.flush();
      }
    }

    private static long length(Path file) {
      return file.toFile().length();
    }
  }
}
