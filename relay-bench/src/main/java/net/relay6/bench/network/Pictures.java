package net.relay6.bench.network;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import net.relay6.bench.network.Plot.Curve;
import net.relay6.bench.network.Plot.Point;

/**
 * What the results look like.
 *
 * @param medians the results
 */
record Pictures(Medians medians) {

  private static final Map<Contender, String> COLOURS =
      Map.of(
          Contender.RELAY6, "#0b6e4f",
          Contender.BARE, "#555555",
          Contender.LIMIT, "#1f4fa2",
          Contender.DNSMASQ, "#b35900",
          Contender.DHCRELAY, "#7a1fa2");

  /** Exchanges completed against messages offered. */
  Plot throughput() {
    return byRate("exchanges completed a second", 200_000, Measurement::completed);
  }

  /** Processor time of each message against messages offered. */
  Plot processor() {
    return byRate("processor time, us a message", 60, Measurement::processorMicros);
  }

  /** The 99th percentile of latency against messages offered. */
  Plot latency() {
    return byRate("99th percentile of latency, us", 10_000, Measurement::p99Micros);
  }

  private Plot byRate(String what, double top, ToDoubleFunction<Measurement> value) {
    return new Plot(
        what + ", by client messages offered a second; 2 servers, 1 link",
        200_000,
        top,
        curves(contender ->
            medians.of(contender, 2, 1).stream()
                .map(run -> new Point(run.offered(), value.applyAsDouble(run)))
                .toList()));
  }

  /** Most exchanges against the number of servers. */
  Plot servers() {
    return new Plot(
        "most exchanges completed a second, by servers; 1 link",
        10,
        200_000,
        curves(contender ->
            medians.serverCounts(contender).stream()
                .map(servers -> new Point(servers, medians.most(contender, servers, 1)))
                .toList()));
  }

  /** Most exchanges against the number of links. */
  Plot links() {
    return new Plot(
        "most exchanges completed a second, by links; 2 servers",
        1000,
        200_000,
        curves(contender ->
            medians.linkCounts(contender).stream()
                .map(links -> new Point(links, medians.most(contender, 2, links)))
                .toList()));
  }

  /** Gives a relay's points. */
  private interface Points {
    List<Point> of(Contender contender);
  }

  private static List<Curve> curves(Points points) {
    return Contender.SIDE_BY_SIDE.stream()
        .map(contender ->
            new Curve(
                contender.label(), COLOURS.getOrDefault(contender, "black"), points.of(contender)))
        .filter(curve -> !curve.points().isEmpty())
        .toList();
  }
}
