package dev.debrief.report;

import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.Severity;
import dev.debrief.report.ExaminedRecording.LeftOut;
import dev.debrief.report.ExaminedRecording.Remark;
import dev.debrief.report.ExaminedRecording.Status;
import java.util.ArrayList;
import java.util.List;

/** A recording and its findings for people. */
final class TextRecording {
  private static final String INDENT = "    ";

  private final ExaminedRecording recording;
  private final FindingsContext context;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder();

  private TextRecording(ExaminedRecording recording, FindingsContext context) {
    this.recording = recording;
    this.context = context;
    this.paint = new Paint(context.colours());
  }

  /** Returns the text, ending with an empty line. */
  static String of(ExaminedRecording recording, FindingsContext context) {
    return new TextRecording(recording, context).text();
  }

  private String text() {
    headline();
    recording.remarks().stream().filter(remark -> !remark.harmless()).forEach(this::remark);
    out.append('\n');
    if (recording.status() == Status.FAILED) {
      return out.toString();
    }
    recording
        .findings()
        .forEach(
            finding -> out.append(TextFinding.of(finding, context, recording.time().startNanos())));
    if (recording.findings().isEmpty()) {
      wrapped("", nothing());
      out.append('\n');
    }
    notApplicable();
    return out.toString();
  }

  private void headline() {
    String name = Paint.escape(recording.name()) + ":";
    String words =
        switch (recording.status()) {
          case FAILED -> "could not be read";
          case PARTIAL -> "partial; " + counts(recording);
          case OK -> counts(recording);
        };
    List<String> lines = Columns.wrap(name + " " + words, context.width());
    String first = lines.get(0);
    if (first.startsWith(name)) {
      first = paint.strong(name) + first.substring(name.length());
    }
    line(first);
    lines.subList(1, lines.size()).forEach(rest -> line(INDENT + rest));
  }

  /** Returns {@code 1 error, 2 warnings, 0 infos}, and what is left out. */
  static String counts(ExaminedRecording recording) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
      parts.add(Amounts.count(recording.count(severity), severity.label()));
    }
    LeftOut left = recording.leftOut();
    if (left.suppressed() > 0) {
      parts.add(left.suppressed() + " suppressed");
    }
    if (left.known() > 0) {
      parts.add(left.known() + " in the baseline");
    }
    return String.join(", ", parts);
  }

  private void remark(Remark remark) {
    wrapped(
        INDENT,
        Paint.escape(remark.message())
            + (remark.count() > 1 ? " (" + Amounts.count(remark.count(), "time") + ")" : "")
            + (remark.position().isEmpty() ? "" : " [" + Paint.escape(remark.position()) + "]"));
  }

  /** Silence is not health: says what was looked at. */
  private String nothing() {
    LeftOut left = recording.leftOut();
    String others = left.suppressed() + left.known() > 0 ? "Nothing else" : "Nothing";
    if (recording.lookedFor().isEmpty()) {
      return "Nothing was looked for: no detector has the events that it needs.";
    }
    return others
        + " was found in "
        + Amounts.duration(recording.time().nanos())
        + " by "
        + String.join(", ", recording.lookedFor())
        + ". They see only what was recorded, and only what they look for; time may be lost"
        + " elsewhere.";
  }

  private void notApplicable() {
    if (recording.notApplicable().isEmpty()) {
      return;
    }
    line("Not looked for, because the recording lacks the events:");
    for (NotApplicable one : recording.notApplicable()) {
      wrapped(INDENT, Paint.escape(one.detector() + ": " + one.reason()));
      if (!one.hint().isEmpty()) {
        line(INDENT + INDENT + paint.faint("record with " + Paint.escape(one.hint())));
      }
    }
    out.append('\n');
  }

  private void wrapped(String indent, String text) {
    for (String part : Columns.wrap(text, context.width() - indent.length())) {
      line(indent + part);
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
