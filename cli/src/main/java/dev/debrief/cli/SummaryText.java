package dev.debrief.cli;

import dev.debrief.engine.Note;
import dev.debrief.engine.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A summary for people. */
final class SummaryText {
  private static final int MANY = 15;

  private final StringBuilder out = new StringBuilder();
  private final Summary summary;

  private SummaryText(Summary summary) {
    this.summary = summary;
  }

  /** Returns the text, ending with an empty line. */
  static String of(String name, Summary summary, List<Note> notes) {
    SummaryText text = new SummaryText(summary);
    text.out.append(Terminal.escape(name)).append('\n');
    text.facts();
    text.sampling();
    text.threads();
    text.events();
    text.spans();
    text.thresholds();
    text.lost(notes);
    text.advice();
    return text.out.append('\n').toString();
  }

  private void facts() {
    Summary.Chunks chunks = summary.chunks();
    List<String> states = new ArrayList<>();
    states.add(chunks.whole() + " whole");
    add(states, chunks.partial(), "partial");
    add(states, chunks.lost(), "lost");
    add(states, chunks.duplicates(), "duplicate");
    row("producer", or(summary.producer(), "unknown"));
    if (!summary.jvm().isEmpty() && !summary.jvm().equals(summary.producer())) {
      row("jvm", summary.jvm());
    }
    row("time", Quantity.range(summary.start(), summary.end()));
    row("size", Quantity.bytes(summary.bytes()) + ", chunks: " + String.join(", ", states));
  }

  private static void add(List<String> states, long number, String state) {
    if (number > 0) {
      states.add(number + " " + state);
    }
  }

  private void sampling() {
    heading("Sampling");
    if (summary.sampling().isEmpty()) {
      line("no samples");
    }
    for (Summary.Sampling s : summary.sampling()) {
      row(
          s.kind(),
          "every %s measured, %s by the settings"
              .formatted(period(s.measured()), period(s.configured())));
    }
  }

  private static String period(Duration period) {
    return period.isZero() ? "? ms" : Quantity.millis(period);
  }

  private void threads() {
    List<Summary.ThreadRow> threads = summary.threads();
    if (threads.isEmpty()) {
      return;
    }
    heading("Threads (" + Quantity.number(threads.size()) + ")");
    line("%9s  %10s  %10s  %6s  %s".formatted("samples", "running", "waiting", "known", "thread"));
    for (Summary.ThreadRow thread : threads.subList(0, Math.min(MANY, threads.size()))) {
      line(
          "%9s  %10s  %10s  %6s  %s"
              .formatted(
                  Quantity.number(thread.samples()),
                  Quantity.duration(thread.running()),
                  Quantity.duration(thread.waiting()),
                  Quantity.percent(thread.coverage()),
                  Terminal.escape(thread.name())));
    }
    if (threads.size() > MANY) {
      line("and " + Quantity.number(threads.size() - MANY) + " more (all with --format json)");
    }
  }

  private void events() {
    heading("Events");
    summary.eventCounts().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MANY)
        .forEach(
            e ->
                line(
                    "%11s  %s"
                        .formatted(Quantity.number(e.getValue()), Terminal.escape(e.getKey()))));
    int more = summary.eventCounts().size() - MANY;
    if (more > 0) {
      line("and " + more + " more types (all with --format json)");
    }
  }

  private void spans() {
    heading("Spans");
    summary
        .spanSources()
        .forEach(
            (source, events) ->
                line("%11s  %s".formatted(Quantity.number(events), Terminal.escape(source))));
    if (summary.spanSources().isEmpty()) {
      line("no event tells of spans; if you have them in a file, convert takes it with --spans");
    }
    if (!summary.sourceStub().isEmpty()) {
      line("Other events look as if they told of spans. If they do, correct this and give it to");
      line("convert with --span-sources:");
      summary.sourceStub().lines().forEach(text -> line("  " + Terminal.escape(text)));
    }
  }

  private void thresholds() {
    if (summary.thresholds().isEmpty()) {
      return;
    }
    heading("Recorded only if longer than");
    summary.thresholds().forEach((type, threshold) -> line("%11s  %s".formatted(threshold, type)));
  }

  private void lost(List<Note> notes) {
    heading("Lost");
    List<Note> losses = notes.stream().filter(n -> n.level() != Note.Level.INFO).toList();
    losses.forEach(note -> line(OutcomeLines.indented(note).stripLeading()));
    if (losses.isEmpty()) {
      line("nothing");
    }
    List<Note> others = notes.stream().filter(n -> n.level() == Note.Level.INFO).toList();
    if (!others.isEmpty()) {
      heading("Notes");
      others.forEach(note -> line(OutcomeLines.indented(note).stripLeading()));
    }
  }

  private void advice() {
    if (summary.advice().isEmpty()) {
      return;
    }
    heading("To see more, record with");
    for (Summary.Advice advice : summary.advice()) {
      line(advice.setting());
      line("    " + Terminal.escape(advice.missing()));
    }
  }

  private void heading(String title) {
    out.append('\n').append("  ").append(title).append('\n');
  }

  private void row(String key, String value) {
    line("%-10s %s".formatted(key, Terminal.escape(value)));
  }

  private void line(String text) {
    out.append("    ").append(text.stripTrailing()).append('\n');
  }

  private static String or(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }
}
