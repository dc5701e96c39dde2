package net.relay6.daemon.resource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.log.LogState;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.view.BuildProperties;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.FindingCounts;
import net.relay6.daemon.view.NeighboursView;
import net.relay6.daemon.view.ProblemCounts;
import net.relay6.daemon.view.Readiness;
import net.relay6.daemon.view.RelayStatistics;
import net.relay6.daemon.view.SocketBuffersView;
import net.relay6.daemon.view.Subject;

/** {@code /status}: the state of the relay at a glance. */
public final class StatusResource implements Resource {

  private final Subject subject;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public StatusResource(Subject subject, InstantSource clock) {
    this.subject = subject;
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
      Readiness readiness,
      Optional<FindingCounts> findings,
      ProblemCounts problems,
      RelayStatistics statistics,
      long receiveBufferLosses,
      SocketBuffersView socketBuffers,
      Optional<NeighboursView> neighbours,
      LogState log) {}

  @Override
  public Answer answer(AdminRequest request) {
    LoadedSettings settings = subject.settings().get();
    Readiness readiness = Readiness.of(subject, clock);
    Status status =
        new Status(
            BuildProperties.number(),
            subject.host(),
            ProcessHandle.current().pid(),
            subject.startedAt(),
            clock.instant().getEpochSecond() - subject.startedAt().getEpochSecond(),
            settings.file().toString(),
            settings.readAt(),
            readiness.word(),
            readiness,
            subject.serverSet().map(watch -> FindingCounts.of(watch.report())),
            ProblemCounts.of(subject.problems().all()),
            RelayStatistics.of(subject.relay().counters(), subject.startedAt()),
            receiveBufferLosses(subject.relay().counters()),
            SocketBuffersView.of(subject.relay().bufferLengths()),
            subject.relay().neighbours().map(NeighboursView::of),
            LogOutput.state());
    return Answer.of(status, () -> words(status));
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

  private String words(Status status) {
    Elapsed elapsed = new Elapsed(clock);
    Readiness readiness = status.readiness();
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
                status.socketBuffers().words()));
    status
        .neighbours()
        .ifPresent(table -> words.append("neighbours     %s\n".formatted(table.words())));
    status
        .findings()
        .ifPresent(findings -> words.append("findings       %s\n".formatted(findings.words())));
    words.append("problems       %s\n".formatted(status.problems().words(elapsed)));
    if (status.log().discardedLines() > 0) {
      words.append("log            %d lines discarded\n".formatted(status.log().discardedLines()));
    }
    readiness.degraded().forEach(what -> words.append("not as it should be: " + what + "\n"));
    return words.toString();
  }
}
