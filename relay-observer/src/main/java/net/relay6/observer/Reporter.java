package net.relay6.observer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Octets;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.statistics.LeaseTrend;
import net.relay6.observer.statistics.LinkFigures;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.Outage;
import net.relay6.observer.statistics.ServerLinkStatistics;

/** Makes a report of the tables. */
final class Reporter {

  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

  private Reporter() {}

  static ServerSetReport report(
      ObserverState state, Rules rules, LeaseTrend trend, TimeBase time, long nowNanos, long seen) {
    List<ObservedServer> servers = state.servers().all();
    Map<String, long[]> live = state.leases().liveByLink(servers.size(), nowNanos);
    List<ServerSetReport.ServerFigures> figures = new ArrayList<>();
    servers.forEach(server ->
        figures.add(
            figures(
                server,
                state,
                time,
                live,
                trend.leasesAgo(server.number(), HOUR_NANOS, nowNanos))));
    return new ServerSetReport(
        time.at(nowNanos),
        figures,
        state.findings().open(),
        List.copyOf(state.findings().closed()),
        ModelInference.of(rules.samples()).with(rules.responders().sentences()),
        Map.of(
            "observations", seen,
            "exchanges-evicted", state.exchanges().evicted(),
            "leases", (long) state.leases().size(),
            "leases-evicted", state.leases().evicted(),
            "findings-overflow", state.findings().overflow(),
            "rule-faults", rules.faults()),
        time);
  }

  private static ServerSetReport.ServerFigures figures(
      ObservedServer server,
      ObserverState state,
      TimeBase time,
      Map<String, long[]> live,
      Optional<Long> leasesAnHourAgo) {
    List<LinkFigures> links = new ArrayList<>();
    for (ServerLinkStatistics statistics : server.linkStatistics()) {
      long[] byServer = live.getOrDefault(statistics.link(), new long[server.number() + 1]);
      links.add(statistics.figures(byServer[server.number()]));
    }
    Optional<Outage> outage = server.outage();
    return new ServerSetReport.ServerFigures(
        server.name(),
        state.intent().everywhere().role(server.name()),
        server.identifiers().stream().map(Octets::toHex).toList(),
        server.lastReceivedNanos().map(time::at),
        outage.filter(Outage::isOpen).map(Outage::sinceNanos).map(time::at),
        outage.flatMap(known -> known.answeredNanos().map(end -> end - known.sinceNanos())),
        outage.flatMap(Reporter::returned),
        server.sendErrors(),
        server.discarded(),
        leasesAnHourAgo,
        links);
  }

  private static Optional<Long> returned(Outage outage) {
    return outage
        .answeredNanos()
        .flatMap(answered -> outage.lastErrorNanos().map(error -> answered - error));
  }
}
