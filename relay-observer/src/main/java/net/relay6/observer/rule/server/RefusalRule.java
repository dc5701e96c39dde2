package net.relay6.observer.rule.server;

import static net.relay6.observer.finding.FindingCode.SERVER_SILENT;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.relay6.counters.SendFailure;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.rule.Rule;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.Outage;

/**
 * Finds a server that the kernel cannot reach (OBS-05): port unreachable or no route, twice without
 * a message of the server in between. The kernel's report is certain, so one client or the relay's
 * own probe suffices. The finding is the same as that of a silence, and {@link SilenceRule} closes
 * it.
 */
public final class RefusalRule implements Rule {

  private static final int RUN_MIN = 2;

  /** Consecutive refusals without a message of the server in between. */
  private record Run(long sinceNanos, long count) {

    private Run and(long more) {
      return new Run(sinceNanos, count + more);
    }
  }

  private final ObserverState state;

  /** By the numbers of servers. */
  private final Map<Integer, Run> runs = new HashMap<>();

  /** Raises findings in {@code state}, and starts the outages of servers there. */
  public RefusalRule(ObserverState state) {
    this.state = state;
  }

  @Override
  public void sendFailed(ObservedServer server, Observation.SendFailed failed) {
    if (failed.failure() == SendFailure.OTHER) {
      return;
    }
    Run run = runs.getOrDefault(server.number(), new Run(failed.atNanos(), 0)).and(failed.count());
    runs.put(server.number(), run);
    if (run.count() >= RUN_MIN) {
      raise(server, run, failed);
    }
  }

  private void raise(ObservedServer server, Run run, Observation.SendFailed failed) {
    server.markSilent();
    if (server.outage().filter(Outage::isOpen).isEmpty()) {
      server.setOutage(Outage.since(run.sinceNanos()).failed(failed.atNanos()));
    }
    state
        .findings()
        .raise(
            SERVER_SILENT,
            Subject.of(server.name()),
            failed.atNanos(),
            () -> Finding.Detail.of(facts(run, failed)));
  }

  private static String facts(Run run, Observation.SendFailed failed) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(failed.atNanos() - run.sinceNanos());
    return "%s: %d copies in a row were refused, the first %d s before the latest"
        .formatted(reason(failed), run.count(), seconds);
  }

  private static String reason(Observation.SendFailed failed) {
    return failed.failure() == SendFailure.REFUSED
        ? "port 547 is unreachable (no DHCPv6 server listens there)"
        : "the server is unreachable (" + failed.errorText() + ")";
  }

  @Override
  public void messageReceived(ObservedServer server, long atNanos) {
    runs.remove(server.number());
  }

  @Override
  public void forgotten(ObservedServer server) {
    runs.remove(server.number());
  }
}
