package net.relay6.daemon.resource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.log.RecentProblems;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.BuildProperties;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.LinkStatistics;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Finding;
import net.relay6.runtime.watch.NeighbourState;
import net.relay6.transport.udp.SocketBuffers;

/** {@code /status}: the state of the relay at a glance. */
public final class StatusResource implements Resource {

  private final AdminContext context;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public StatusResource(AdminContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  /** The response. */
  private record Status(
      String version,
      String host,
      long pid,
      Instant started,
      long uptimeSeconds,
      String configuration,
      Instant loaded,
      String state,
      ReadinessResource.Readiness readiness,
      Optional<FindingCounts> findings,
      ProblemCounts problems,
      LinkStatistics.OfRelay statistics,
      long receiveBufferLosses,
      Buffers socketBuffers,
      Optional<Neighbours> neighbours,
      LogOutput.State log) {}

  @Override
  public AdminResponse respond(AdminRequest request) {
    LoadedSettings settings = context.settings().get();
    ReadinessResource.Readiness readiness = ReadinessResource.Readiness.of(context, clock);
    Status status =
        new Status(
            BuildProperties.number(),
            context.host(),
            ProcessHandle.current().pid(),
            context.startedAt(),
            clock.instant().getEpochSecond() - context.startedAt().getEpochSecond(),
            settings.file().toString(),
            settings.readAt(),
            readiness.word(),
            readiness,
            context.serverSet().map(watch -> FindingCounts.of(watch.report())),
            ProblemCounts.of(context.problems().all()),
            LinkStatistics.OfRelay.of(context.relay().counters(), context.startedAt()),
            receiveBufferLosses(context.relay().counters()),
            Buffers.of(context.relay().bufferLengths()),
            context.relay().neighbours().map(Neighbours::of),
            LogOutput.state());
    return AdminResponse.of(status, () -> toText(status));
  }

  private static long receiveBufferLosses(RelayCounters counters) {
    return counters.arrivals().mapToLong(ArrivalCounters::receiveBufferLosses).sum();
  }

  /** The relay starts a moment after it has read its first configuration. */
  private static String read(Status status, Elapsed elapsed) {
    return status.loaded().isAfter(status.started())
        ? elapsed.since(status.loaded()) + " ago"
        : "at the start";
  }

  private String toText(Status status) {
    Elapsed elapsed = new Elapsed(clock);
    ReadinessResource.Readiness readiness = status.readiness();
    StringBuilder words = new StringBuilder();
    words.append(
        """
        relay6 %s on %s, process %d, up %s
        state          %s
        configuration  %s, read %s
        links          %d of %d relaying
        servers        %d of %d open
        messages       %d sent to servers, %d received from them, %d discarded, %d lost in receive buffers
        buffers        %s
        """
            .formatted(
                status.version(),
                status.host(),
                status.pid(),
                elapsed.since(status.started()),
                status.state(),
                status.configuration(),
                read(status, elapsed),
                readiness.linksOpen(),
                readiness.links(),
                readiness.serversOpen(),
                readiness.servers(),
                status.statistics().relayForwardSentCount(),
                status.statistics().relayReplyReceivedCount(),
                status.statistics().discardedMessageCount(),
                status.receiveBufferLosses(),
                status.socketBuffers().toText()));
    status
        .neighbours()
        .ifPresent(table -> words.append("neighbours     %s\n".formatted(table.toText())));
    status
        .findings()
        .ifPresent(findings -> words.append("findings       %s\n".formatted(findings.toText())));
    words.append("problems       %s\n".formatted(status.problems().toText(elapsed)));
    if (status.log().discardedLines() > 0) {
      words.append("log            %d lines discarded\n".formatted(status.log().discardedLines()));
    }
    readiness.degraded().forEach(what -> words.append("problem: " + what + "\n"));
    return words.toString();
  }

  /** How many findings about the server set are open, by severity. */
  public record FindingCounts(long alarm, long warning, long notice) {

    /** The numbers of open findings in {@code report}. */
    public static FindingCounts of(ServerSetReport report) {
      return new FindingCounts(
          report.openCount(Finding.Severity.ALARM),
          report.openCount(Finding.Severity.WARNING),
          report.openCount(Finding.Severity.NOTICE));
    }

    /** {@code 1 alarm, 2 warnings}, or {@code none}. */
    public String toText() {
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

  /**
   * The use of the kernel's IPv6 neighbour table.
   *
   * @param entries the number of entries
   * @param limit the maximum number of entries
   * @param refused the number of refused entries since the machine started; missing if the kernel
   *     does not count them
   * @param room {@code enough}, {@code little} or {@code none}
   * @param since when it has that much room
   */
  record Neighbours(long entries, long limit, Optional<Long> refused, String room, Instant since) {

    static Neighbours of(NeighbourState state) {
      return new Neighbours(
          state.count().entries(),
          state.count().limit(),
          boxed(state.count().refused()),
          state.room().name().toLowerCase(Locale.ROOT),
          state.since());
    }

    private static Optional<Long> boxed(OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    /** For people. */
    String toText() {
      return "%d of %d the kernel has room for".formatted(entries, limit);
    }
  }

  /**
   * The number of different warnings and errors stored from the log.
   *
   * @param count the number
   * @param last the time of the latest; missing if there are none
   */
  public record ProblemCounts(int count, Optional<Instant> last) {

    /** The number of {@code problems}, and their latest time. */
    public static ProblemCounts of(List<RecentProblems.Problem> problems) {
      return new ProblemCounts(
          problems.size(),
          problems.stream().map(RecentProblems.Problem::last).max(Instant::compareTo));
    }

    /** {@code 3 in the log, the latest 5s ago: see `relay6 problems`}. */
    public String toText(Elapsed elapsed) {
      return last.map(latest ->
              "%d in the log, the latest %s ago: see `relay6 problems`"
                  .formatted(count, elapsed.since(latest)))
          .orElse("none in the log");
    }
  }

  /**
   * The lengths of each socket's buffers that the kernel grants, in octets as in its sysctls.
   *
   * @param receive the receive buffer that {@code net.core.rmem_max} allows
   * @param send the send buffer that {@code net.core.wmem_max} allows
   * @param wanted the length that relay6 requests, in each direction
   */
  public record Buffers(int receive, int send, int wanted) {

    private static final int KIBI = 1024;

    /** The {@code granted} lengths, and the one that relay6 requests. */
    public static Buffers of(SocketBuffers.Lengths granted) {
      return new Buffers(granted.receive(), granted.send(), SocketBuffers.Lengths.WANTED.receive());
    }

    /** As text, with the sysctls to set if that would help. */
    public String toText() {
      return "receive %s, send %s"
          .formatted(side(receive, "net.core.rmem_max"), side(send, "net.core.wmem_max"));
    }

    private String side(int length, String sysctl) {
      return length < wanted
          ? "%d KiB (set %s = %d)".formatted(length / KIBI, sysctl, wanted)
          : "%d KiB".formatted(length / KIBI);
    }
  }
}
