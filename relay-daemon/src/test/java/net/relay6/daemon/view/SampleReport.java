package net.relay6.daemon.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.TimeBase;
import net.relay6.observer.exchange.Lifetimes;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import net.relay6.observer.statistics.LatencyHistogram;
import net.relay6.observer.statistics.LinkFigures;
import net.relay6.settings.DeclaredSet;

/**
 * A report about server alpha, which answered two SOLICITs on lan0 within 1 ms and one on lan1 in
 * more than 5 s, and beta, which is silent.
 */
public final class SampleReport {

  private static final int BUCKETS = LatencyHistogram.BOUNDS_MICROS.size() + 1;
  private static final int ONE_MILLISECOND = 2;

  private SampleReport() {}

  /** That report. */
  public static ServerSetReport report() {
    LinkFigures lan0 = link("lan0", 255, 3, took(ONE_MILLISECOND, 2, 1_800_000L));
    LinkFigures lan1 =
        link("lan1", LinkFigures.NO_PREFERENCE, 4, took(BUCKETS - 1, 1, 6_000_000_000L));
    return new ServerSetReport(
        Instant.EPOCH,
        List.of(
            server("alpha", Optional.empty(), List.of(lan0, lan1)),
            server("beta", Optional.of(Instant.EPOCH), List.of())),
        List.of(silent()),
        List.of(),
        ServerSetReport.Inference.NONE,
        Map.of(),
        new TimeBase(0, Instant.EPOCH));
  }

  private static Finding silent() {
    return new Finding(
        1,
        FindingCode.SERVER_SILENT,
        Subject.of("beta"),
        0,
        0,
        Optional.empty(),
        1,
        "30 questions",
        List.of());
  }

  private static ServerSetReport.ServerFigures server(
      String name, Optional<Instant> silentSince, List<LinkFigures> links) {
    return new ServerSetReport.ServerFigures(
        name,
        DeclaredSet.Role.ACTIVE,
        List.of("0003"),
        Optional.empty(),
        silentSince,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.of(12L),
        links);
  }

  private static LinkFigures link(
      String name, int preference, long wins, LatencyHistogram.Snapshot latency) {
    LinkFigures.OfType solicits =
        new LinkFigures.OfType(10, latency.count(), 5, 0, new TreeMap<>(Map.of(2, 1L)), latency);
    return new LinkFigures(
        name, new TreeMap<>(Map.of("SOLICIT", solicits)), preference, Lifetimes.NONE, wins, 0, 7);
  }

  private static LatencyHistogram.Snapshot took(int bucket, long count, long sumNanos) {
    List<Long> counts = new ArrayList<>(Collections.nCopies(BUCKETS, 0L));
    counts.set(bucket, count);
    return new LatencyHistogram.Snapshot(counts, sumNanos);
  }
}
