package dev.debrief.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/** A drawing of peak memory over the size of the recording. */
final class MemoryChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;
  private static final int LEFT = 70;
  private static final int RIGHT = 150;
  private static final int TOP = 30;
  private static final int BOTTOM = 50;

  private final List<Line> lines;
  private final double mostBytes;
  private final double mostSize;

  /**
   * A tool's line.
   *
   * @param color as SVG has it
   */
  record Line(String label, String color, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /** How much memory a recording of some size took. */
  record Point(String size, double sizeBytes, double peakBytes) {}

  MemoryChart(List<Line> lines) {
    this.lines = List.copyOf(lines);
    mostBytes =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::peakBytes)
            .max()
            .orElse(1);
    mostSize =
        lines.stream()
            .flatMap(line -> line.points().stream())
            .mapToDouble(Point::sizeBytes)
            .max()
            .orElse(1);
  }

  /** Returns the drawing. */
  String svg() {
    StringBuilder svg = new StringBuilder(2_048);
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n",
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT);
    text(svg, LEFT, 18, "start", "Peak resident memory over the size of the recording");
    for (int i = 0; i <= 4; i++) {
      double bytes = mostBytes * i / 4;
      add(
          svg,
          "<line x1=\"%d\" y1=\"%.0f\" x2=\"%d\" y2=\"%.0f\" stroke=\"#dddddd\"/>%n",
          LEFT,
          y(bytes),
          WIDTH - RIGHT,
          y(bytes));
      text(svg, LEFT - 6, y(bytes) + 4, "end", String.format(Locale.ROOT, "%.0f MB", bytes / 1e6));
    }
    lines.forEach(line -> draw(svg, line));
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, Line line) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      add(path, "%.0f,%.0f ", x(point.sizeBytes()), y(point.peakBytes()));
      add(
          svg,
          "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"4\" fill=\"%s\"/>%n",
          x(point.sizeBytes()),
          y(point.peakBytes()),
          line.color());
      text(svg, x(point.sizeBytes()), HEIGHT - BOTTOM + 20, "middle", point.size());
    }
    add(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
        path.toString().strip(),
        line.color());
    if (!line.points().isEmpty()) {
      Point last = line.points().get(line.points().size() - 1);
      text(svg, x(last.sizeBytes()) + 10, y(last.peakBytes()) + 4, "start", line.label());
    }
  }

  private double x(double sizeBytes) {
    return LEFT + 20 + (WIDTH - LEFT - RIGHT - 20) * sizeBytes / mostSize;
  }

  private double y(double bytes) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * bytes / mostBytes;
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    add(
        svg,
        "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>%n",
        x,
        y,
        anchor,
        text);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values).replace("\r\n", "\n"));
  }
}
