package dev.debrief.report;

import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A finding for people: what, where, how much, why that is so, and what to do. */
final class TextFinding {
  private static final int MOST_THREADS = 3;
  private static final int LABEL = 12;
  private static final String INDENT = "    ";

  private final FindingsContext context;
  private final Paint paint;
  private final long zeroNanos;
  private final StringBuilder out = new StringBuilder();

  private TextFinding(FindingsContext context, long zeroNanos) {
    this.context = context;
    this.paint = new Paint(context.colours());
    this.zeroNanos = zeroNanos;
  }

  /**
   * Returns the text, ending with an empty line.
   *
   * @param zeroNanos start of the recording
   */
  static String of(Finding finding, FindingsContext context, long zeroNanos) {
    return new TextFinding(context, zeroNanos).text(finding);
  }

  private String text(Finding finding) {
    title(finding);
    fact("where", where(finding));
    finding.saving().ifPresent(saving -> fact("saving", Amounts.saving(saving)));
    finding
        .awaited()
        .ifPresent(
            a ->
                fact(
                    "waits for",
                    "thread '%s', %s".formatted(Paint.escape(a.thread().name()), a.how().label())));
    finding.frame().ifPresent(frame -> fact("at", place(frame)));
    fact("known by", knownBy(finding));
    finding.evidence().forEach(this::table);
    finding
        .sketch()
        .ifPresent(
            sketch ->
                block("time line", TextSketch.of(sketch, zeroNanos, context.width() - indent())));
    stack(finding);
    fact("what to do", finding.suggestion());
    return out.append('\n').toString();
  }

  private void title(Finding finding) {
    String severity = finding.severity().label();
    String detector = finding.detector();
    String title = Paint.escape(finding.title());
    out.append(paint.severity(finding.severity())).append("  ").append(paint.faint(detector));
    int used = severity.length() + detector.length() + 4;
    if (used + Columns.length(title) <= context.width()) {
      out.append("  ").append(paint.strong(title)).append('\n');
      return;
    }
    out.append('\n');
    for (String line : Columns.wrap(title, context.width() - INDENT.length())) {
      out.append(INDENT).append(paint.strong(line)).append('\n');
    }
  }

  private String where(Finding finding) {
    List<String> parts = new ArrayList<>();
    List<TimelineThread> threads = finding.threads();
    if (!threads.isEmpty()) {
      String names =
          threads.stream()
              .limit(MOST_THREADS)
              .map(thread -> "'" + Paint.escape(thread.name()) + "'")
              .collect(Collectors.joining(", "));
      int more = threads.size() - MOST_THREADS;
      parts.add(
          (threads.size() == 1 ? "thread " : "threads ")
              + names
              + (more > 0 ? " and " + more + " more" : ""));
    }
    String start = Amounts.offset(finding.startNanos(), zeroNanos);
    parts.add(
        finding.endNanos() == finding.startNanos()
            ? "at " + start
            : start + " to " + Amounts.offset(finding.endNanos(), zeroNanos));
    if (finding.occurrences() > 1) {
      parts.add(Amounts.count(finding.occurrences(), "time"));
    }
    finding.span().ifPresent(span -> parts.add("in span '" + Paint.escape(span.name()) + "'"));
    return String.join(", ", parts);
  }

  private static String knownBy(Finding finding) {
    return switch (finding.confidence()) {
      case EXACT -> "events of the recording";
      case INFERRED -> "inference from what the recording shows";
      case SAMPLED -> "samples, which see a part of the time";
    };
  }

  private String place(Frame frame) {
    String line = frame.lineNumber() > 0 ? ":" + frame.lineNumber() : "";
    return Paint.escape(context.frames().qualified(frame)) + line;
  }

  private void table(Evidence table) {
    if (!table.rows().isEmpty()) {
      block(table.title(), Columns.table(table, zeroNanos, context.width() - indent()));
    }
  }

  private void stack(Finding finding) {
    int width = context.width() - indent();
    List<String> lines = ShownStack.of(finding, frame -> Columns.cut(place(frame), width));
    if (!lines.isEmpty()) {
      block("stack", lines);
    }
  }

  private static int indent() {
    return 2 * INDENT.length();
  }

  /** A few words after a label, wrapped beside it. */
  private void fact(String label, String text) {
    String beside = paint.faint(label) + " ".repeat(Math.max(1, LABEL - label.length()));
    for (String line :
        Columns.wrap(Paint.escape(text), context.width() - INDENT.length() - LABEL)) {
      out.append(INDENT).append(beside).append(line).append('\n');
      beside = " ".repeat(LABEL);
    }
  }

  /** Lines under a label. */
  private void block(String label, List<String> lines) {
    out.append(INDENT).append(paint.faint(Paint.escape(label))).append('\n');
    for (String line : lines) {
      out.append(INDENT).append(INDENT).append(line).append('\n');
    }
  }
}
