package net.relay6.daemon.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.daemon.FedRelay;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.TimeBase;
import net.relay6.observer.exchange.Lifetimes;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;
import net.relay6.settings.DeclaredSet;

/** A relay whose observer shows what a test says, and a clock that the test sets. */
public final class WatchedRelay {

  private static final int BUCKETS = LatencyHistogram.BOUNDS_MICROS.size() + 1;

  private final Instant start;
  private final FedRelay relay = new FedRelay();
  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, Conduct> conduct = new TreeMap<>();
  private final List<Finding> open = new ArrayList<>();
  private final List<Finding> closed = new ArrayList<>();
  private boolean isObserved = true;

  /** What the observer knows of a server, all on lan0. */
  private static final class Conduct {

    private final List<Long> buckets = new ArrayList<>(Collections.nCopies(BUCKETS, 0L));
    private long wins;
    private long leases;
  }

  /** A relay that begins at noon. */
  public WatchedRelay() {
    this(Instant.parse("2026-11-27T12:00:00Z"));
  }

  /** A relay that begins at {@code start}. */
  public WatchedRelay(Instant start) {
    this.start = start;
  }

  /** The relay, which a test feeds. */
  public FedRelay relay() {
    return relay;
  }

  /** Where figures are read. */
  public Recorder.Sources sources() {
    return new Recorder.Sources(
        relay.counters(), () -> List.of("alpha", "beta"), () -> List.of("lan0"), this::report);
  }

  /** A recorder of all that, for {@code history}. */
  public Recorder recorder(History history) {
    return new Recorder(sources(), history, this::now, nanos::get);
  }

  /** The time of day. */
  public Instant now() {
    return start.plusNanos(nanos.get());
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Clients choose the server. */
  public void win(String server, long clients) {
    of(server).wins += clients;
  }

  /** So many leases of the server are in force now. */
  public void lease(String server, long leases) {
    of(server).leases = leases;
  }

  /** Responses of the server that fall into that bucket of the histogram. */
  public void respond(String server, int bucket, long responses) {
    of(server).buckets.set(bucket, of(server).buckets.get(bucket) + responses);
  }

  private Conduct of(String server) {
    return conduct.computeIfAbsent(server, _ -> new Conduct());
  }

  /** A finding opens. */
  public void open(FindingCode code, Subject subject) {
    open.add(
        new Finding(
            open.size() + 1L,
            code,
            subject,
            nanos.get(),
            nanos.get(),
            Optional.empty(),
            1,
            "",
            List.of()));
  }

  /** All that is open closes. */
  public void close() {
    open.forEach(finding ->
        closed.add(
            new Finding(
                finding.number(),
                finding.code(),
                finding.subject(),
                finding.openedNanos(),
                nanos.get(),
                Optional.of(nanos.get()),
                1,
                "",
                List.of())));
    open.clear();
  }

  /** Nobody observes the servers. */
  public void ignore() {
    isObserved = false;
  }

  private Optional<ServerSetReport> report() {
    return Optional.of(
            new ServerSetReport(
                now(),
                conduct.entrySet().stream()
                    .map(entry -> figures(entry.getKey(), entry.getValue()))
                    .toList(),
                open,
                closed,
                ServerSetReport.Inference.NONE,
                Map.of(),
                new TimeBase(nanos.get(), now())))
        .filter(_ -> isObserved);
  }

  private static ServerSetReport.ServerFigures figures(String name, Conduct conduct) {
    LinkFigures.OfType solicits =
        new LinkFigures.OfType(
            0, 0, 0, 0, new TreeMap<>(), new LatencyHistogram.Snapshot(conduct.buckets, 0));
    LinkFigures lan0 =
        new LinkFigures(
            "lan0",
            new TreeMap<>(Map.of("SOLICIT", solicits)),
            LinkFigures.NO_PREFERENCE,
            Lifetimes.NONE,
            conduct.wins,
            0,
            conduct.leases);
    return new ServerSetReport.ServerFigures(
        name,
        DeclaredSet.Role.ACTIVE,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        List.of(lan0));
  }
}
