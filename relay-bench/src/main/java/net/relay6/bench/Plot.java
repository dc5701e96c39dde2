package net.relay6.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Pictures (SVG) of what relays do as the load grows, with two servers and one link. */
final class Plot {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int BOTTOM = 350;
  private static final int TOP = 40;
  private static final int RIGHT = 560;
  private static final int STEPS = 5;

  private static final Map<Contender, String> COLOURS =
      Map.of(
          Contender.RELAY6, "#0b6e4f",
          Contender.BARE, "#555555",
          Contender.DNSMASQ, "#b35900",
          Contender.DHCRELAY, "#7a1fa2");

  private Plot() {}

  /** Exchanges completed against messages offered. */
  static String throughput(Summary summary) {
    return draw("exchanges completed a second", summary, Measurement::completed, 150_000);
  }

  /** Processor time of each message against messages offered. */
  static String processor(Summary summary) {
    return draw("processor time, us a message", summary, Measurement::processorMicros, 60);
  }

  /** The 99th percentile of latency against messages offered. */
  static String latency(Summary summary) {
    return draw("99th percentile of latency, us", summary, Measurement::p99Micros, 10_000);
  }

  private static String draw(
      String what, Summary summary, ToDoubleFunction<Measurement> value, double top) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
            .formatted(WIDTH, HEIGHT));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text(svg, LEFT, TOP - 18, what + ", by client messages offered a second");
    double right = 150_000;
    for (int step = 0; step <= STEPS; step++) {
      double y = BOTTOM - (double) step * (BOTTOM - TOP) / STEPS;
      line(svg, LEFT, y, RIGHT, y, "#dddddd");
      text(svg, 8, y + 4, "%.0f".formatted(top * step / STEPS));
      double x = LEFT + (double) step * (RIGHT - LEFT) / STEPS;
      text(svg, x - 18, BOTTOM + 20, "%.0f".formatted(right * step / STEPS));
    }
    int row = 0;
    for (Contender contender : Contender.values()) {
      curve(svg, summary.of(contender, 2, 1), contender, value, right, top);
      text(svg, RIGHT + 36, TOP + 14 + 20 * row, contender.label());
      line(
          svg, RIGHT + 10, TOP + 10 + 20 * row, RIGHT + 30, TOP + 10 + 20 * row, colour(contender));
      row++;
    }
    return svg.append("</svg>\n").toString();
  }

  private static void curve(
      StringBuilder svg,
      List<Measurement> runs,
      Contender contender,
      ToDoubleFunction<Measurement> value,
      double right,
      double top) {
    StringBuilder points = new StringBuilder();
    for (Measurement run : runs) {
      double x = LEFT + (RIGHT - LEFT) * run.offered() / right;
      double share = Math.min(1, value.applyAsDouble(run) / top);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, BOTTOM - (BOTTOM - TOP) * share));
    }
    svg.append(
        "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\" points=\"%s\"/>%n"
            .formatted(colour(contender), points.toString().strip()));
  }

  private static String colour(Contender contender) {
    return COLOURS.getOrDefault(contender, "black");
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }

  private static void text(StringBuilder svg, double x, double y, String text) {
    svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x, y, text));
  }
}
