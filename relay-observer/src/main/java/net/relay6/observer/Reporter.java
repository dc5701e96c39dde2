package net.relay6.observer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Octets;
import net.relay6.observer.rule.World;
import net.relay6.observer.statistics.Conduct;
import net.relay6.observer.statistics.LinkFigures;
import net.relay6.observer.statistics.Outage;
import net.relay6.observer.statistics.Server;
import net.relay6.observer.statistics.Trend;

/** Makes a report of the tables. */
final class Reporter {

  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

  private Reporter() {}

  static ServerSetReport report(
      World world, Rules rules, Trend trend, TimeBase time, long nowNanos, long seen) {
    List<Server> servers = world.servers().all();
    Map<String, long[]> live = world.leases().liveByLink(servers.size(), nowNanos);
    List<ServerSetReport.ServerFigures> figures = new ArrayList<>();
    servers.forEach(server ->
        figures.add(
            figures(
                server, world, time, live, trend.before(server.number(), HOUR_NANOS, nowNanos))));
    return new ServerSetReport(
        time.at(nowNanos),
        figures,
        world.findings().open(),
        List.copyOf(world.findings().closed()),
        ModelInference.of(rules.samples()).with(rules.responders().sentences()),
        Map.of(
            "observations", seen,
            "exchanges-evicted", world.exchanges().evicted(),
            "leases", (long) world.leases().size(),
            "leases-evicted", world.leases().evicted(),
            "findings-overflow", world.findings().overflow(),
            "rule-faults", rules.faults()),
        time);
  }

  private static ServerSetReport.ServerFigures figures(
      Server server,
      World world,
      TimeBase time,
      Map<String, long[]> live,
      Optional<Long> leasesAnHourAgo) {
    List<LinkFigures> links = new ArrayList<>();
    for (Conduct conduct : server.conducts()) {
      long[] byServer = live.getOrDefault(conduct.link(), new long[server.number() + 1]);
      links.add(conduct.figures(byServer[server.number()]));
    }
    Optional<Outage> outage = server.outage();
    return new ServerSetReport.ServerFigures(
        server.name(),
        world.intent().everywhere().role(server.name()),
        server.identifiers().stream().map(Octets::toHex).toList(),
        server.heardNanos().map(time::at),
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
