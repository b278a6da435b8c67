package dev.debrief.report;

import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.report.ExaminedRecording.Remark;
import dev.debrief.report.ExaminedRecording.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A recording and its findings in Markdown: a table of all, then each behind a fold. */
final class MarkdownRecording {
  private static final int MOST_THREADS = 3;
  private static final String MARKS = "\\`*_[]|~#$>";

  private final ExaminedRecording recording;
  private final FindingsContext context;
  private final StringBuilder out = new StringBuilder();

  private MarkdownRecording(ExaminedRecording recording, FindingsContext context) {
    this.recording = recording;
    this.context = context;
  }

  static String of(ExaminedRecording recording, FindingsContext context) {
    return new MarkdownRecording(recording, context).text();
  }

  private String text() {
    out.append("## ").append(escape(recording.name())).append("\n\n");
    if (recording.status() == Status.FAILED) {
      out.append("Could not be read.\n\n");
    } else {
      out.append(escape(TextRecording.counts(recording))).append(".\n\n");
    }
    for (Remark remark : recording.remarks()) {
      if (!remark.harmless()) {
        out.append("> ").append(escape(remark.message())).append("\n\n");
      }
    }
    if (!recording.findings().isEmpty()) {
      overview();
      recording.findings().forEach(this::fold);
    } else if (recording.status() != Status.FAILED) {
      nothing();
    }
    notApplicable();
    return out.toString();
  }

  private void overview() {
    out.append("| severity | detector | finding | saving | threads |\n|---|---|---|---|---|\n");
    for (Finding finding : recording.findings()) {
      out.append("| ")
          .append(finding.severity().label())
          .append(" | ")
          .append(escape(finding.detector()))
          .append(" | ")
          .append(escape(finding.title()))
          .append(" | ")
          .append(finding.saving().map(Amounts::saving).map(s -> escape(s)).orElse(""))
          .append(" | ")
          .append(threads(finding))
          .append(" |\n");
    }
    out.append('\n');
  }

  private static String threads(Finding finding) {
    int more = finding.threads().size() - MOST_THREADS;
    return finding.threads().stream()
            .limit(MOST_THREADS)
            .map(thread -> escape(thread.name()))
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private void fold(Finding finding) {
    long zero = recording.time().startNanos();
    out.append("<details><summary>").append(escape(finding.title())).append("</summary>\n\n");
    out.append("From ")
        .append(escape(Amounts.offset(finding.startNanos(), zero)))
        .append(" to ")
        .append(escape(Amounts.offset(finding.endNanos(), zero)))
        .append(finding.span().map(span -> ", in span " + escape(span.name())).orElse(""))
        .append(
            finding
                .awaited()
                .map(a -> ", waits for " + escape(a.thread().name()) + " (" + a.how().label() + ")")
                .orElse(""))
        .append(".\n\n");
    finding.evidence().forEach(table -> table(table, zero));
    stack(finding);
    out.append("**What to do:** ")
        .append(escape(finding.suggestion()))
        .append("\n\n</details>\n\n");
  }

  private void table(Evidence table, long zero) {
    if (table.rows().isEmpty()) {
      return;
    }
    out.append(escape(table.title())).append(":\n\n|");
    table.columns().forEach(column -> out.append(' ').append(escape(column.label())).append(" |"));
    out.append("\n|");
    table
        .columns()
        .forEach(column -> out.append(column.type() == Evidence.Type.TEXT ? "---|" : "--:|"));
    out.append('\n');
    for (List<Object> row : table.rows()) {
      out.append('|');
      for (int i = 0; i < row.size(); i++) {
        String text = Amounts.cell(table.columns().get(i).type(), row.get(i), zero);
        out.append(' ').append(escape(text)).append(" |");
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private void stack(Finding finding) {
    if (finding.stack().isEmpty()) {
      return;
    }
    String frames =
        String.join("<br>", ShownStack.of(finding, frame -> escape(context.frames().place(frame))));
    out.append("Stack: ").append(frames).append("\n\n");
  }

  private void nothing() {
    out.append("Nothing was found by ")
        .append(escape(String.join(", ", recording.lookedFor())))
        .append("; they see only what was recorded.\n\n");
  }

  private void notApplicable() {
    if (recording.notApplicable().isEmpty()) {
      return;
    }
    out.append("Not looked for, because the recording lacks the events:\n\n");
    for (NotApplicable one : recording.notApplicable()) {
      out.append("* ").append(escape(one.detector() + ": " + Hint.reason(one))).append('\n');
    }
    out.append('\n');
  }

  /** Returns a text of which no character is a mark of Markdown or HTML, on one line. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (c == '&') {
                escaped.append("&amp;");
              } else if (c == '<') {
                escaped.append("&lt;");
              } else if (c == '@') {
                // A backslash does not keep a page from taking it for somebody's name.
                escaped.append("&#64;");
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                escaped.append(String.format(Locale.ROOT, "\\\\u%04x", c));
              } else if (MARKS.indexOf(c) >= 0) {
                escaped.append('\\').appendCodePoint(c);
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
