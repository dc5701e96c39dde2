package net.relay6.bench.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture (SVG) of curves over one axis.
 *
 * @param title what is drawn, over what
 * @param right the end of the horizontal axis
 * @param top the end of the vertical axis; what is above is cut off
 * @param curves the curves, in the order of their key
 */
record Plot(String title, double right, double top, List<Curve> curves) {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int BOTTOM = 350;
  private static final int TOP = 40;
  private static final int RIGHT = 560;
  private static final int STEPS = 5;

  /** A point. */
  record Point(double x, double y) {}

  /** Points joined by lines of one colour, with a name. */
  record Curve(String name, String colour, List<Point> points) {}

  /** The picture. */
  String svg() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">"
            .formatted(WIDTH, HEIGHT));
    lines.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
    lines.add(text(LEFT, TOP - 18, title));
    addAxes(lines);
    for (int row = 0; row < curves.size(); row++) {
      addCurve(lines, curves.get(row), row);
    }
    lines.add("</svg>");
    return String.join("\n", lines) + "\n";
  }

  private void addAxes(List<String> lines) {
    for (int step = 0; step <= STEPS; step++) {
      double y = BOTTOM - (double) step * (BOTTOM - TOP) / STEPS;
      lines.add(line(LEFT, y, RIGHT, y, "#dddddd"));
      lines.add(text(8, y + 4, "%.0f".formatted(top * step / STEPS)));
      double x = LEFT + (double) step * (RIGHT - LEFT) / STEPS;
      lines.add(text(x - 18, BOTTOM + 20, "%.0f".formatted(right * step / STEPS)));
    }
  }

  private void addCurve(List<String> lines, Curve curve, int row) {
    StringBuilder points = new StringBuilder();
    for (Point point : curve.points()) {
      double x = LEFT + (RIGHT - LEFT) * point.x() / right;
      double y = BOTTOM - (BOTTOM - TOP) * Math.min(1, point.y() / top);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    lines.add(
        "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"%s\" points=\"%s\"/>"
            .formatted(curve.colour(), points.toString().strip()));
    double y = TOP + 10 + 20.0 * row;
    lines.add(line(RIGHT + 10, y, RIGHT + 30, y, curve.colour()));
    lines.add(text(RIGHT + 36, y + 4, curve.name()));
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String text(double x, double y, String text) {
    return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", x, y, text);
  }
}
